import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** The lesser of a and b; where they are equal, the gradient goes to a. */
export const minimum: Operation<NoAttributes> = binary({
  name: 'minimum',
  scalar: (a, b) => Math.min(a, b),
  gradient: ({ a, b, dy, ops }) => ({
    a: () => ops.select(ops.lessEqual(a, b), dy, 0),
    b: () => ops.select(ops.lessEqual(a, b), 0, dy),
  }),
})
