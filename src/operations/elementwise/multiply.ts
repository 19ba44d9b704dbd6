import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** `a · b`. */
export const multiply: Operation<NoAttributes> = binary({
  name: 'multiply',
  scalar: (a, b) => a * b,
  gradient: ({ a, b, dy, ops }) => ({ a: () => ops.multiply(dy, b), b: () => ops.multiply(dy, a) }),
})
