import type { NoAttributes, Operation } from '../operation.js'
import { errorFunction } from './error-function.js'
import { unary } from './unary.js'

/** The error function, `2/√π ∫₀ˣ e^(-t²) dt`. */
export const erf: Operation<NoAttributes> = unary({
  name: 'erf',
  scalar: errorFunction,
  gradient: ({ x, dy, ops }) =>
    ops.multiply(dy, ops.multiply(ops.exp(ops.negate(ops.square(x))), 2 / Math.sqrt(Math.PI))),
})
