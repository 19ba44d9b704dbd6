import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** \`a >= b\`. */
export const greaterEqual: Operation<NoAttributes> = binary({
  name: 'greaterEqual',
  scalar: (a, b) => (a >= b ? 1 : 0),
  output: 'bool',
})
