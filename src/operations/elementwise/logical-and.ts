import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** Whether both are true. */
export const logicalAnd: Operation<NoAttributes> = binary({
  name: 'logicalAnd',
  dtypes: ['bool'],
  scalar: (a, b) => (a && b ? 1 : 0),
})
