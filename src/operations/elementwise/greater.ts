import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** `a > b`. */
export const greater: Operation<NoAttributes> = binary({
  name: 'greater',
  scalar: (a, b) => (a > b ? 1 : 0),
  output: 'bool',
})
