import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** Whether at least one is true. */
export const logicalOr: Operation<NoAttributes> = binary({
  name: 'logicalOr',
  dtypes: ['bool'],
  scalar: (a, b) => (a || b ? 1 : 0),
})
