import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** \`a <= b\`. */
export const lessEqual: Operation<NoAttributes> = binary({
  name: 'lessEqual',
  scalar: (a, b) => (a <= b ? 1 : 0),
  output: 'bool',
})
