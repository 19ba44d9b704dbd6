import { defineLoss } from './define-loss.js'
import { labels } from './target.js'
import { integer, nullable } from '../../src/definition/params/index.js'
import { checkClasses, logProbabilities, pickClass } from './classes.js'
import { fromLogits } from './from-logits.js'
import { classAxis } from './smoothing.js'

export const sparseCategoricalCrossentropy = defineLoss({
  type: 'SparseCategoricalCrossentropy',
  label: 'Sparse categorical cross-entropy',
  doc: {
    summary: 'How surprising the label is, given the probabilities of the classes.',
    formula: 'loss = −log predictionₖ; k = target',
    use: 'For one of several classes, with labels as targets; the last layer is softmax.',
    source: 'https://keras.io/api/losses/probabilistic_losses/#sparsecategoricalcrossentropy-class',
  },
  rank: { min: 2 },
  prediction: '`[batch, ..., classes]`: the probability of each class, or its score.',
  target: labels('CategoricalCrossentropy'),
  params: {
    fromLogits: fromLogits('softmax'),
    ignoreClass: nullable(
      integer({
        default: -1,
        isAdvanced: true,
        doc: 'A label that is left out, as padding or the void of a segmentation; none by default.',
      }),
    ),
    axis: classAxis,
  },
  axis: ({ axis }) => axis,
  check: checkClasses,
  values: ({ prediction, target }, { fromLogits, ignoreClass, axis }, ops) => {
    if (ignoreClass === null)
      return ops.negate(pickClass(ops, logProbabilities(ops, prediction, { fromLogits, axis }), target, axis))
    const mask = ops.notEqual(target, ignoreClass)
    const kept = ops.select(ops.expandDims(mask, axis), prediction, 0)
    const chosen = pickClass(ops, logProbabilities(ops, kept, { fromLogits, axis }), ops.select(mask, target, 0), axis)
    return { values: ops.select(mask, ops.negate(chosen), 0), mask }
  },
  mapping: {
    keras: 'losses.SparseCategoricalCrossentropy',
    tfjs: 'metrics.sparseCategoricalCrossentropy',
    pytorch: 'CrossEntropyLoss',
    onnx: null,
  },
  examples: [
    { inputs: { prediction: [[0.25, 0.75], [0.5, 0.5]], target: [0, 1] }, outputs: { loss: [1.3862944, 0.69314718] }, source: '−log 0.25, −log 0.5' }, // prettier-ignore
  ],
})
