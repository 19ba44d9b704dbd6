import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** The hyperbolic tangent. */
export const tanh: Operation<NoAttributes> = unary({
  name: 'tanh',
  scalar: (x) => Math.tanh(x),
  gradient: ({ y, dy, ops }) => ops.multiply(dy, ops.subtract(1, ops.square(y))),
})
