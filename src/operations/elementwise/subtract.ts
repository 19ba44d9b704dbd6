import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** \`a - b\`. */
export const subtract: Operation<NoAttributes> = binary({
  name: 'subtract',
  scalar: (a, b) => a - b,
  gradient: ({ dy, ops }) => ({ a: () => dy, b: () => ops.negate(dy) }),
})
