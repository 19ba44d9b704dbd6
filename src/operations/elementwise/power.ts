import type { NoAttributes, Operation } from '../operation.js'
import { binary } from './binary.js'

/** \`aᵇ\`. */
export const power: Operation<NoAttributes> = binary({
  name: 'power',
  dtypes: ['float32'],
  scalar: (a, b) => a ** b,
  gradient: ({ a, b, y, dy, ops }) => ({
    // b a^(b-1), but 0 for b = 0 even where a is 0.
    a: () => {
      const slope = ops.multiply(b, ops.power(a, ops.subtract(b, 1)))
      return ops.multiply(dy, ops.select(ops.equal(b, 0), 0, slope))
    },
    // y log a; for a <= 0, where the power is real only for some b, 0 as in TensorFlow.
    b: () => {
      const isPositive = ops.greater(a, 0)
      const logarithm = ops.log(ops.select(isPositive, a, 1))
      return ops.multiply(dy, ops.multiply(y, logarithm))
    },
  }),
})
