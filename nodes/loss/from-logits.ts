import type { CheckContext } from '../../src/definition/node.js'
import { toggle } from '../../src/definition/params/index.js'
import { type Finding, hint } from '../../src/definition/problem.js'
import { activationOf } from '../activation/self-normalizing.js'

/** Whether the prediction is the score before `activation`, or its result. */
export function fromLogits(activation: 'softmax' | 'sigmoid') {
  return toggle({
    default: false,
    doc: `Whether prediction holds scores (logits) that have not gone through ${activation} yet. Then the loss is computed from them in one step, which is more exact.`,
  })
}

/** Advice where the last activation and `fromLogits` contradict one another. */
export function* checkLogits(
  isLogits: boolean,
  activation: 'softmax' | 'sigmoid',
  context: CheckContext | undefined,
): Iterable<Finding> {
  const given = activationOf(context?.producer('prediction') ?? null)
  if (given === null) return
  const givesProbabilities = ['softmax', 'sigmoid', 'hardSigmoid', 'sparseSigmoid', 'sparsemax'].includes(given)
  if (isLogits && givesProbabilities) {
    yield hint('params.fromLogits', `false: the loss takes logits, but ${given} feeds it`, 'true', [
      { do: 'setParam', label: 'Take probabilities', param: 'fromLogits', value: false },
    ])
  }
  if (!isLogits && !givesProbabilities) {
    const expected = `true, or ${activation} before it: the loss takes probabilities, but ${given} feeds it`
    const type = activation === 'softmax' ? 'Softmax' : 'Sigmoid'
    yield hint('params.fromLogits', expected, 'false', [
      { do: 'setParam', label: 'Take logits', param: 'fromLogits', value: true },
      { do: 'insertNode', label: `Insert ${type}`, port: 'prediction', type },
    ])
  }
}
