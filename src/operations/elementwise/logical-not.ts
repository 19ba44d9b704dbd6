import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** Whether x is false. */
export const logicalNot: Operation<NoAttributes> = unary({
  name: 'logicalNot',
  dtypes: ['bool'],
  scalar: (x) => (x ? 0 : 1),
})
