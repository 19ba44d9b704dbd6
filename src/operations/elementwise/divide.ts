import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** \`a / b\`. */
export const divide: Operation<NoAttributes> = binary({
  name: 'divide',
  dtypes: ['float32'],
  scalar: (a, b) => a / b,
  gradient: ({ b, y, dy, ops }) => ({
    a: () => ops.divide(dy, b),
    b: () => ops.negate(ops.divide(ops.multiply(dy, y), b)),
  }),
})
