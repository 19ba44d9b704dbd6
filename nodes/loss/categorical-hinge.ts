import { defineLoss } from './define-loss.js'
import { probabilities } from './target.js'

export const categoricalHinge = defineLoss({
  type: 'CategoricalHinge',
  label: 'Categorical hinge',
  doc: {
    summary: 'How far the best wrong score is from a margin of 1 below the right one.',
    formula: 'loss = max(0, 1 + max((1 − target) prediction) − Σ target prediction)',
    use: 'For several classes, in the manner of support vector machines.',
    source: 'https://keras.io/api/losses/hinge_losses/#categoricalhinge-class',
  },
  rank: { min: 2 },
  prediction: '`[batch, ..., classes]`: one score a class.',
  target: probabilities('SparseCategoricalCrossentropy'),
  params: {},
  values: ({ prediction, target }, _params, ops) => {
    const right = ops.sum(ops.multiply(target, prediction), [-1])
    const wrong = ops.max(ops.multiply(ops.subtract(1, target), prediction), [-1])
    return ops.relu(ops.add(ops.subtract(wrong, right), 1))
  },
  mapping: { keras: 'losses.CategoricalHinge', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[2, 1.5, 0]], target: [[1, 0, 0]] }, outputs: { loss: [0.5] }, source: '1 + 1.5 − 2' },
  ],
})
