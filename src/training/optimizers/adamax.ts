import { defineOptimizer, readSlot } from './optimizer.js'
import { decayRate, epsilon, learningRate } from './params.js'
import { moveTowards, takenIn } from './running-mean.js'

/** Kingma and Ba 2014, arXiv:1412.6980, section 7.1 */
export const adamax = defineOptimizer({
  type: 'adamax',
  label: 'Adamax',
  keras: 'Adamax',
  doc: 'Adam with the greatest gradient of the past in place of the mean of squares: for gradients with outliers. w ← w − ηm/((1 − β₁ᵗ)(u + ε)).',
  params: {
    learningRate: learningRate(),
    beta1: decayRate(0.9, 'beta_1', 'How slowly the mean of the gradients follows.'),
    beta2: decayRate(0.999, 'beta_2', 'How slowly the greatest gradient is forgotten.'),
    epsilon,
  },
  slots: () => ({ momentum: { shape: 'weight', initial: 0 }, norm: { shape: 'weight', initial: 0 } }),
  update(step, { beta1, beta2, epsilon }, ops) {
    const { weight, gradient, learningRate } = step
    const momentum = moveTowards(readSlot(step, 'momentum'), gradient, beta1, ops)
    const norm = ops.maximum(ops.multiply(readSlot(step, 'norm'), beta2), ops.abs(gradient))
    const divisor = ops.multiply(takenIn(beta1, step.step, ops), ops.add(norm, epsilon))
    const change = ops.divide(ops.multiply(learningRate, momentum), divisor)
    return { weight: ops.subtract(weight, change), slots: { momentum, norm } }
  },
})
