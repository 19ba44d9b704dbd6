import { defineLoss } from './define-loss.js'
import { probabilities } from './target.js'
import { checkClasses, logProbabilities } from './classes.js'
import { fromLogits } from './from-logits.js'
import { classAxis, countClasses, labelSmoothing, smooth } from './smoothing.js'

export const categoricalCrossentropy = defineLoss({
  type: 'CategoricalCrossentropy',
  label: 'Categorical cross-entropy',
  doc: {
    summary: 'How surprising the target is, given the probabilities of the classes.',
    formula: 'loss = −Σ target log prediction',
    use: 'For one of several classes, with targets as one-hot vectors or probabilities; the last layer is softmax. With labels: SparseCategoricalCrossentropy.',
    source: 'https://keras.io/api/losses/probabilistic_losses/#categoricalcrossentropy-class',
  },
  rank: { min: 2 },
  prediction: '`[batch, ..., classes]`: the probability of each class, or its score.',
  target: probabilities('SparseCategoricalCrossentropy'),
  params: { fromLogits: fromLogits('softmax'), labelSmoothing, axis: classAxis },
  axis: ({ axis }) => axis,
  check: checkClasses,
  values: ({ prediction, target }, { fromLogits, labelSmoothing, axis }, ops) => {
    const smoothed = smooth(ops, target, labelSmoothing, countClasses(ops, target))
    return ops.negate(ops.sum(ops.multiply(smoothed, logProbabilities(ops, prediction, { fromLogits, axis })), [axis]))
  },
  mapping: {
    keras: 'losses.CategoricalCrossentropy',
    tfjs: 'metrics.categoricalCrossentropy',
    pytorch: 'CrossEntropyLoss',
    onnx: null,
  },
  examples: [
    { inputs: { prediction: [[0.25, 0.75]], target: [[1, 0]] }, outputs: { loss: [1.3862944] }, source: '−log 0.25' },
    {
      inputs: { prediction: [[0, 0]], target: [[1, 0]] },
      params: { fromLogits: true },
      outputs: { loss: [0.69314718] },
      source: 'log 2',
    },
  ],
})
