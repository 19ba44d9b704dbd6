import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** `|x|`; the slope at 0 is 0. */
export const abs: Operation<NoAttributes> = unary({
  name: 'abs',
  dtypes: ['float32', 'int32'],
  scalar: (x) => Math.abs(x),
  gradient: ({ x, dy, ops }) => ops.multiply(dy, ops.sign(x)),
})
