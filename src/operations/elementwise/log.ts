import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** The natural logarithm. */
export const log: Operation<NoAttributes> = unary({
  name: 'log',
  scalar: (x) => Math.log(x),
  gradient: ({ x, dy, ops }) => ops.divide(dy, x),
})
