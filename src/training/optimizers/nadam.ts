import type { Ops } from '../../operations/ops.js'
import { defineOptimizer, readSlot, type Slot } from './optimizer.js'
import { decayRate, epsilon, learningRate } from './params.js'
import { moveTowards, takenIn } from './running-mean.js'

const zeros: Slot = { shape: 'weight', initial: 0 }

/** The momentum of a step: it grows from about half of `beta1` to all of it. */
function momentumAt<V>(beta1: number, step: V, ops: Ops<V>): V {
  // 1 − ½ 0.96ᵗ
  return ops.multiply(ops.add(ops.multiply(takenIn(0.96, step, ops), 0.5), 0.5), beta1)
}

/** Dozat 2015, https://cs229.stanford.edu/proj2015/054_report.pdf */
export const nadam = defineOptimizer({
  type: 'nadam',
  label: 'Nadam',
  keras: 'Nadam',
  doc: 'Adam with Nesterov’s momentum: it looks one step ahead.',
  params: {
    learningRate: learningRate(),
    beta1: decayRate(0.9, 'beta_1', 'How slowly the mean of the gradients follows.'),
    beta2: decayRate(0.999, 'beta_2', 'How slowly the mean of the squared gradients follows.'),
    epsilon,
  },
  // Keras holds the product once for all weights; here each weight has its own, of equal value.
  slots: () => ({ momentum: zeros, velocity: zeros, u_product: { shape: 'scalar', initial: 1 } }),
  update(step, { beta1, beta2, epsilon }, ops) {
    const { weight, gradient, learningRate } = step
    const now = momentumAt(beta1, step.step, ops)
    const next = momentumAt(beta1, ops.add(step.step, 1), ops)
    const product = ops.multiply(readSlot(step, 'u_product'), now)
    const momentum = moveTowards(readSlot(step, 'momentum'), gradient, beta1, ops)
    const velocity = moveTowards(readSlot(step, 'velocity'), ops.square(gradient), beta2, ops)
    const ahead = ops.divide(ops.multiply(next, momentum), ops.subtract(1, ops.multiply(product, next)))
    const here = ops.divide(ops.multiply(ops.subtract(1, now), gradient), ops.subtract(1, product))
    const spread = ops.sqrt(ops.divide(velocity, takenIn(beta2, step.step, ops)))
    const change = ops.divide(ops.multiply(ops.add(ahead, here), learningRate), ops.add(spread, epsilon))
    return { weight: ops.subtract(weight, change), slots: { momentum, velocity, u_product: product } }
  },
})
