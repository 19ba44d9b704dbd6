import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** \`x²\`. */
export const square: Operation<NoAttributes> = unary({
  name: 'square',
  scalar: (x) => x * x,
  gradient: ({ x, dy, ops }) => ops.multiply(dy, ops.multiply(x, 2)),
})
