import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { checkLogits, fromLogits } from './from-logits.js'
import { binaryCrossentropies, classAxis, labelSmoothing, smooth } from './smoothing.js'

export const binaryCrossentropy = defineLoss({
  type: 'BinaryCrossentropy',
  label: 'Binary cross-entropy',
  doc: {
    summary: 'How surprising the targets are, each being yes or no on its own.',
    formula: 'loss = −mean (target log prediction + (1 − target) log(1 − prediction))',
    use: 'For two classes, and for several labels that do not exclude one another; the last layer is sigmoid.',
    source: 'https://keras.io/api/losses/probabilistic_losses/#binarycrossentropy-class',
  },
  target: sameShape,
  params: { fromLogits: fromLogits('sigmoid'), labelSmoothing, axis: classAxis },
  axis: ({ axis }) => axis,
  check: (_types, { fromLogits }, context) => checkLogits(fromLogits, 'sigmoid', context),
  values: ({ prediction, target }, { fromLogits, labelSmoothing, axis }, ops) => {
    const smoothed = smooth(ops, target, labelSmoothing, 2)
    if (!fromLogits) return ops.mean(binaryCrossentropies(ops, { prediction, target: smoothed }), [axis])
    // log(1 + e^x) - t x, which is -t log σ(x) - (1 - t) log σ(-x).
    return ops.mean(ops.subtract(ops.softplus(prediction), ops.multiply(smoothed, prediction)), [axis])
  },
  mapping: { keras: 'losses.BinaryCrossentropy', tfjs: 'metrics.binaryCrossentropy', pytorch: 'BCELoss', onnx: null },
  examples: [
    {
      inputs: { prediction: [[0.5, 0.25]], target: [[1, 0]] },
      outputs: { loss: [0.49041463] },
      source: '(log 2 − log 0.75) / 2',
    },
    {
      inputs: { prediction: [[0]], target: [[1]] },
      params: { fromLogits: true },
      outputs: { loss: [0.69314718] },
      source: 'log 2',
    },
  ],
})
