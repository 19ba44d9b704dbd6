import { number } from '../../definition/params/index.js'
import { defineOptimizer, readSlot } from './optimizer.js'
import { decayRate, learningRate } from './params.js'
import { approach } from './running-mean.js'

/** Chen et al. 2023, arXiv:2302.06675 */
export const lion = defineOptimizer({
  type: 'lion',
  label: 'Lion',
  keras: 'Lion',
  doc: 'Steps of one size in the direction of the sign of a mean; wants a learning rate three to ten times smaller than Adam. w ← w − η sign(β₁m + (1 − β₁)g).',
  params: {
    learningRate: learningRate(),
    beta1: number({
      default: 0.9,
      min: Number.MIN_VALUE,
      max: 1,
      keras: 'beta_1',
      doc: 'The share of the mean in the direction of a step; the rest is that of the gradient.',
    }),
    beta2: decayRate(0.99, 'beta_2', 'How slowly the mean of the gradients follows.'),
  },
  slots: () => ({ momentum: { shape: 'weight', initial: 0 } }),
  update(step, { beta1, beta2 }, ops) {
    const { weight, gradient, learningRate } = step
    const past = readSlot(step, 'momentum')
    const direction = ops.sign(approach(past, gradient, beta1, ops))
    return {
      weight: ops.subtract(weight, ops.multiply(learningRate, direction)),
      slots: { momentum: approach(past, gradient, beta2, ops) },
    }
  },
})
