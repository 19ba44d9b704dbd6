import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** \`a < b\`. */
export const less: Operation<NoAttributes> = binary({
  name: 'less',
  scalar: (a, b) => (a < b ? 1 : 0),
  output: 'bool',
})
