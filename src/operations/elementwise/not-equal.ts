import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** \`a ≠ b\`. */
export const notEqual: Operation<NoAttributes> = binary({
  name: 'notEqual',
  dtypes: ['float32', 'int32', 'bool'],
  scalar: (a, b) => (a !== b ? 1 : 0),
  output: 'bool',
})
