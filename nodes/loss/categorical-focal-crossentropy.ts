import { defineLoss } from './define-loss.js'
import { probabilities } from './target.js'
import { checkClasses } from './classes.js'
import { focalParams } from './focal.js'
import { fromLogits } from './from-logits.js'
import { classAxis, countClasses, epsilon, labelSmoothing, normalized, smooth } from './smoothing.js'

export const categoricalFocalCrossentropy = defineLoss({
  type: 'CategoricalFocalCrossentropy',
  label: 'Categorical focal cross-entropy',
  doc: {
    summary: 'Categorical cross-entropy that passes over what is right already.',
    formula: 'loss = −Σ alpha (1 − prediction)^gamma target log prediction',
    use: 'For several classes of which some are rare.',
    source: 'Lin et al. 2017, Focal loss for dense object detection, arXiv:1708.02002',
  },
  rank: { min: 2 },
  prediction: '`[batch, ..., classes]`: the probability of each class, or its score.',
  target: probabilities('SparseCategoricalCrossentropy'),
  params: { ...focalParams, fromLogits: fromLogits('softmax'), labelSmoothing, axis: classAxis },
  axis: ({ axis }) => axis,
  check: checkClasses,
  values: ({ prediction, target }, { alpha, gamma, fromLogits, labelSmoothing, axis }, ops) => {
    const smoothed = smooth(ops, target, labelSmoothing, countClasses(ops, target))
    const scaled = normalized(ops, fromLogits ? ops.softmax(prediction, axis) : prediction, axis)
    const p = ops.clip(scaled, epsilon, 1 - epsilon)
    const factor = ops.multiply(ops.power(ops.subtract(1, p), gamma), -alpha)
    return ops.sum(ops.multiply(factor, ops.multiply(smoothed, ops.log(p))), [axis])
  },
  mapping: { keras: 'losses.CategoricalFocalCrossentropy', tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { prediction: [[0.25, 0.75]], target: [[1, 0]] },
      outputs: { loss: [0.1949477] },
      source: '−0.25 · 0.75² log 0.25',
    },
  ],
})
