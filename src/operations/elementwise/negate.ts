import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** `-x`. */
export const negate: Operation<NoAttributes> = unary({
  name: 'negate',
  dtypes: ['float32', 'int32'],
  scalar: (x) => -x,
  gradient: ({ dy, ops }) => ops.negate(dy),
})
