import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** \`a = b\`. */
export const equal: Operation<NoAttributes> = binary({
  name: 'equal',
  dtypes: ['float32', 'int32', 'bool'],
  scalar: (a, b) => (a === b ? 1 : 0),
  output: 'bool',
})
