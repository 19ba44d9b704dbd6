import { number, toggle } from '../../definition/params/index.js'
import { defineOptimizer, readSlot } from './optimizer.js'
import { learningRate } from './params.js'

/** Sutskever et al. 2013, https://proceedings.mlr.press/v28/sutskever13.html (momentum as in Keras, the learning rate within it) */
export const sgd = defineOptimizer({
  type: 'sgd',
  label: 'SGD',
  keras: 'SGD',
  doc: 'Gradient descent: each weight goes against its gradient, with momentum if wanted. v ← βv − ηg, w ← w + v.',
  params: {
    learningRate: learningRate(0.01),
    momentum: number({ default: 0, min: 0, max: 1, doc: 'The share of the last step that is made again.' }),
    nesterov: toggle({
      default: false,
      doc: 'Whether the momentum is applied before the gradient is: Nesterov’s way.',
    }),
  },
  slots: ({ momentum }) => (momentum === 0 ? {} : { momentum: { shape: 'weight', initial: 0 } }),
  update(step, { momentum, nesterov }, ops) {
    const { weight, gradient, learningRate } = step
    const change = ops.multiply(gradient, learningRate)
    if (momentum === 0) return { weight: ops.subtract(weight, change), slots: {} }
    const velocity = ops.subtract(ops.multiply(readSlot(step, 'momentum'), momentum), change)
    const move = nesterov ? ops.subtract(ops.multiply(velocity, momentum), change) : velocity
    return { weight: ops.add(weight, move), slots: { momentum: velocity } }
  },
})
