import { defineOptimizer, readSlot } from './optimizer.js'
import { decayRate, epsilon, learningRate } from './params.js'
import { approach } from './running-mean.js'

/** Zeiler 2012, arXiv:1212.5701 */
export const adadelta = defineOptimizer({
  type: 'adadelta',
  label: 'Adadelta',
  keras: 'Adadelta',
  doc: 'Steps as large as the last ones were in relation to their gradients; the paper has a learning rate of 1. d = g√(D + ε)/√(v + ε), w ← w − ηd.',
  params: {
    learningRate: learningRate(),
    rho: decayRate(0.95, 'rho', 'How slowly the means of squared gradients and squared steps follow.'),
    epsilon,
  },
  slots: () => ({
    accumulated_grad: { shape: 'weight', initial: 0 },
    accumulated_delta_var: { shape: 'weight', initial: 0 },
  }),
  update(step, { rho, epsilon }, ops) {
    const { weight, gradient, learningRate } = step
    const steps = readSlot(step, 'accumulated_delta_var')
    const gradients = approach(readSlot(step, 'accumulated_grad'), ops.square(gradient), rho, ops)
    const root = (mean: typeof weight) => ops.sqrt(ops.add(mean, epsilon))
    const change = ops.divide(ops.multiply(root(steps), gradient), root(gradients))
    return {
      weight: ops.subtract(weight, ops.multiply(learningRate, change)),
      slots: {
        accumulated_grad: gradients,
        accumulated_delta_var: approach(steps, ops.square(change), rho, ops),
      },
    }
  },
})
