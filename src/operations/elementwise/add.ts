import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** `a + b`. */
export const add: Operation<NoAttributes> = binary({
  name: 'add',
  scalar: (a, b) => a + b,
  gradient: ({ dy }) => ({ a: () => dy, b: () => dy }),
})
