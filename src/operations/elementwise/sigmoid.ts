import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** \`1/(1 + e⁻ˣ)\`. */
export const sigmoid: Operation<NoAttributes> = unary({
  name: 'sigmoid',
  // e⁻ˣ may overflow to infinity, which gives the right 0; eˣ would not be any better for large x.
  scalar: (x) => 1 / (1 + Math.exp(-x)),
  gradient: ({ y, dy, ops }) => ops.multiply(dy, ops.multiply(y, ops.subtract(1, y))),
})
