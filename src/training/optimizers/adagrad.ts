import { number } from '../../definition/params/index.js'
import { defineOptimizer, readSlot } from './optimizer.js'
import { epsilon, learningRate } from './params.js'

/** Duchi, Hazan and Singer 2011, https://jmlr.org/papers/v12/duchi11a.html */
export const adagrad = defineOptimizer({
  type: 'adagrad',
  label: 'Adagrad',
  keras: 'Adagrad',
  doc: 'Steps that get smaller the more a weight has moved: for rare features. a ← a + g², w ← w − ηg/√(a + ε).',
  params: {
    learningRate: learningRate(),
    initialAccumulatorValue: number({
      default: 0.1,
      min: 0,
      isAdvanced: true,
      doc: 'Where the sum of squared gradients begins.',
    }),
    epsilon,
  },
  slots: ({ initialAccumulatorValue }) => ({ accumulator: { shape: 'weight', initial: initialAccumulatorValue } }),
  update(step, { epsilon }, ops) {
    const { weight, gradient, learningRate } = step
    const accumulator = ops.add(readSlot(step, 'accumulator'), ops.square(gradient))
    const change = ops.divide(ops.multiply(learningRate, gradient), ops.sqrt(ops.add(accumulator, epsilon)))
    return { weight: ops.subtract(weight, change), slots: { accumulator } }
  },
})
