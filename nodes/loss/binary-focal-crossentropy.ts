import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { toggle } from '../../src/definition/params/index.js'
import { focalParams } from './focal.js'
import { checkLogits, fromLogits } from './from-logits.js'
import { binaryCrossentropies, classAxis, labelSmoothing, smooth } from './smoothing.js'

export const binaryFocalCrossentropy = defineLoss({
  type: 'BinaryFocalCrossentropy',
  label: 'Binary focal cross-entropy',
  doc: {
    summary: 'Binary cross-entropy that passes over what is right already.',
    formula: 'loss = −mean alphaₜ (1 − pₜ)^gamma log pₜ; pₜ = the probability of the target',
    use: 'For two classes of which one is rare, as in detection.',
    source: 'Lin et al. 2017, Focal loss for dense object detection, arXiv:1708.02002',
  },
  target: sameShape,
  params: {
    applyClassBalancing: toggle({
      default: false,
      doc: 'Whether positive targets weigh alpha and negative ones 1 − alpha.',
    }),
    ...focalParams,
    fromLogits: fromLogits('sigmoid'),
    labelSmoothing,
    axis: classAxis,
  },
  axis: ({ axis }) => axis,
  check: (_types, { fromLogits }, context) => checkLogits(fromLogits, 'sigmoid', context),
  values: ({ prediction, target }, { applyClassBalancing, alpha, gamma, fromLogits, labelSmoothing, axis }, ops) => {
    const t = smooth(ops, target, labelSmoothing, 2)
    const p = fromLogits ? ops.sigmoid(prediction) : prediction
    const mix = (one: typeof t | number, zero: typeof t | number) =>
      ops.add(ops.multiply(t, one), ops.multiply(ops.subtract(1, t), zero))
    const missing = ops.subtract(1, mix(p, ops.subtract(1, p)))
    const focal = ops.multiply(ops.power(missing, gamma), binaryCrossentropies(ops, { prediction: p, target: t }))
    return ops.mean(applyClassBalancing ? ops.multiply(mix(alpha, 1 - alpha), focal) : focal, [axis])
  },
  mapping: { keras: 'losses.BinaryFocalCrossentropy', tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { prediction: [[0.5, 0.25]], target: [[1, 0]] },
      outputs: { loss: [0.09563346] },
      source: '(0.25 log 2 − 0.0625 log 0.75) / 2',
    },
  ],
})
