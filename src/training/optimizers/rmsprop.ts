import { number, toggle } from '../../definition/params/index.js'
import { defineOptimizer, readSlot, type Slot } from './optimizer.js'
import { decayRate, epsilon, learningRate } from './params.js'
import { approach } from './running-mean.js'

const zeros: Slot = { shape: 'weight', initial: 0 }

/** Tieleman and Hinton 2012, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf */
export const rmsprop = defineOptimizer({
  type: 'rmsprop',
  label: 'RMSprop',
  keras: 'RMSprop',
  doc: 'Divides each gradient by the running root mean square of its past. v ← ρv + (1 − ρ)g², w ← w − ηg/√(v + ε).',
  params: {
    learningRate: learningRate(),
    rho: decayRate(0.9, 'rho', 'How slowly the mean of squared gradients follows.'),
    momentum: number({ default: 0, min: 0, max: 1, doc: 'The share of the last step that is made again.' }),
    epsilon,
    centered: toggle({
      default: false,
      isAdvanced: true,
      doc: 'Whether to divide by the standard deviation of the gradients instead, which takes one more number a weight.',
    }),
  },
  slots: ({ momentum, centered }) => ({
    velocity: zeros,
    ...(momentum > 0 && { momentum: zeros }),
    ...(centered && { average_gradient: zeros }),
  }),
  update(step, { rho, momentum, epsilon, centered }, ops) {
    const { weight, gradient, learningRate } = step
    const velocity = approach(readSlot(step, 'velocity'), ops.square(gradient), rho, ops)
    const average = centered ? approach(readSlot(step, 'average_gradient'), gradient, rho, ops) : null
    const spread = average === null ? velocity : ops.subtract(velocity, ops.square(average))
    const change = ops.divide(ops.multiply(learningRate, gradient), ops.sqrt(ops.add(spread, epsilon)))
    const slots = { velocity, ...(average !== null && { average_gradient: average }) }
    if (momentum === 0) return { weight: ops.subtract(weight, change), slots }
    const move = ops.add(ops.multiply(readSlot(step, 'momentum'), momentum), change)
    return { weight: ops.subtract(weight, move), slots: { ...slots, momentum: move } }
  },
})
