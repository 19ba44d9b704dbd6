import { defineLoss } from './define-loss.js'
import { labels } from './target.js'
import { number } from '../../src/definition/params/index.js'

export const categoricalGeneralizedCrossEntropy = defineLoss({
  type: 'CategoricalGeneralizedCrossEntropy',
  label: 'Categorical generalized cross-entropy',
  doc: {
    summary: 'Between cross-entropy and mean absolute error, for labels that may be wrong.',
    formula: 'loss = (1 − pᵠ) / q; p = the probability of the right class',
    use: 'Where some labels are wrong: q near 1 trusts them less, near 0 it is the cross-entropy.',
    source: 'Zhang and Sabuncu 2018, arXiv:1805.07836',
  },
  rank: { min: 2 },
  prediction: '`[batch, ..., classes]`: probabilities.',
  target: labels('CategoricalCrossentropy'),
  params: {
    q: number({
      default: 0.5,
      min: 0.000001,
      max: 1,
      step: 0.05,
      slider: [0.05, 0.95],
      doc: 'From cross-entropy (0) to mean absolute error (1), both excluded in Keras.',
    }),
  },
  values: ({ prediction, target }, { q }, ops) => {
    const classes = Number(ops.shapeOf(prediction).at(-1))
    const p = ops.sum(ops.multiply(prediction, ops.oneHot(target, classes)), [-1])
    // The slope at 0 would be infinite; it is left at 0 there.
    const isPositive = ops.greater(p, 0)
    const power = ops.select(isPositive, ops.power(ops.select(isPositive, p, 1), q), 0)
    return ops.divide(ops.subtract(1, power), q)
  },
  mapping: { keras: 'losses.CategoricalGeneralizedCrossEntropy', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.25, 0.75]], target: [0] }, outputs: { loss: [1] }, source: '(1 − √0.25) / 0.5' },
  ],
})
