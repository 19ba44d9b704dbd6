import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** The sine of an angle in radians. */
export const sin: Operation<NoAttributes> = unary({
  name: 'sin',
  scalar: (x) => Math.sin(x),
  gradient: ({ x, dy, ops }) => ops.multiply(dy, ops.cos(x)),
})
