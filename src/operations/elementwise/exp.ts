import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** `eˣ`. */
export const exp: Operation<NoAttributes> = unary({
  name: 'exp',
  scalar: (x) => Math.exp(x),
  gradient: ({ y, dy, ops }) => ops.multiply(dy, y),
})
