import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** \`max(x, 0)\`; the slope at 0 is 0, as in Keras. */
export const relu: Operation<NoAttributes> = unary({
  name: 'relu',
  // Written so that NaN stays NaN.
  scalar: (x) => (x < 0 ? 0 : x),
  gradient: ({ x, dy, ops }) => ops.select(ops.greater(x, 0), dy, 0),
})
