import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** The cosine of an angle in radians. */
export const cos: Operation<NoAttributes> = unary({
  name: 'cos',
  scalar: (x) => Math.cos(x),
  gradient: ({ x, dy, ops }) => ops.negate(ops.multiply(dy, ops.sin(x))),
})
