import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** The greater of a and b; where they are equal, the gradient goes to a. */
export const maximum: Operation<NoAttributes> = binary({
  name: 'maximum',
  scalar: (a, b) => Math.max(a, b),
  gradient: ({ a, b, dy, ops }) => ({
    a: () => ops.select(ops.greaterEqual(a, b), dy, 0),
    b: () => ops.select(ops.greaterEqual(a, b), 0, dy),
  }),
})
