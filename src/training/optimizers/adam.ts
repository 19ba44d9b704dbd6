import { toggle } from '../../definition/params/index.js'
import type { Values } from '../../definition/param.js'
import type { Ops } from '../../operations/ops.js'
import { defineOptimizer, type OptimizerStep, readSlot, type Slot } from './optimizer.js'
import { decayRate, epsilon, learningRate } from './params.js'
import { moveTowards, takenIn } from './running-mean.js'

/** What Adam and AdamW share. */
export const adamParams = {
  beta1: decayRate(0.9, 'beta_1', 'How slowly the mean of the gradients follows.'),
  beta2: decayRate(0.999, 'beta_2', 'How slowly the mean of the squared gradients follows.'),
  epsilon,
  amsgrad: toggle({
    default: false,
    isAdvanced: true,
    doc: 'Whether to divide by the greatest mean so far: AMSGrad (Reddi et al. 2018, arXiv:1904.09237).',
  }),
}

const zeros: Slot = { shape: 'weight', initial: 0 }

export function adamSlots({ amsgrad }: { readonly amsgrad: boolean }): Readonly<Record<string, Slot>> {
  return { momentum: zeros, velocity: zeros, ...(amsgrad && { velocity_hat: zeros }) }
}

/** One step of Adam. The corrections of the two means, which begin at 0, stand in one factor. */
export function updateByAdam<V>(
  step: OptimizerStep<V>,
  { beta1, beta2, epsilon, amsgrad }: Values<typeof adamParams>,
  ops: Ops<V>,
) {
  const { weight, gradient, learningRate } = step
  const corrected = ops.multiply(learningRate, ops.sqrt(takenIn(beta2, step.step, ops)))
  const rate = ops.divide(corrected, takenIn(beta1, step.step, ops))
  const momentum = moveTowards(readSlot(step, 'momentum'), gradient, beta1, ops)
  const velocity = moveTowards(readSlot(step, 'velocity'), ops.square(gradient), beta2, ops)
  const greatest = amsgrad ? ops.maximum(readSlot(step, 'velocity_hat'), velocity) : null
  const change = ops.divide(ops.multiply(momentum, rate), ops.add(ops.sqrt(greatest ?? velocity), epsilon))
  return {
    weight: ops.subtract(weight, change),
    slots: { momentum, velocity, ...(greatest !== null && { velocity_hat: greatest }) },
  }
}

/** Kingma and Ba 2014, arXiv:1412.6980, the form before its section 2.1 (ε outside of the corrections), as in Keras */
export const adam = defineOptimizer({
  type: 'adam',
  label: 'Adam',
  keras: 'Adam',
  doc: 'Steps of about the learning rate, from running means of the gradients and of their squares: the usual choice. w ← w − η m̂/(√v̂ + ε).',
  params: { learningRate: learningRate(), ...adamParams },
  slots: (params) => adamSlots(params),
  update: (step, params, ops) => updateByAdam(step, params, ops),
})
