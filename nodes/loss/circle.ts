import { defineLoss } from './define-loss.js'
import { oneLabelEach } from './target.js'
import { number, toggle } from '../../src/definition/params/index.js'

/** Stands for the logarithm of 0: far below all logarithms here, yet finite, so that the slopes are. */
const nothing = -1e9

export const circle = defineLoss({
  type: 'Circle',
  label: 'Circle',
  doc: {
    summary: 'Brings vectors of one class together and keeps those of others away.',
    formula:
      'loss = softplus(logΣₚ exp(gamma αₚ (d − margin)) + logΣₙ exp(gamma αₙ (1 − margin − d))); d = 1 − cosine, αₚ = margin + d, αₙ = 1 + margin − d',
    use: 'For embeddings that are compared: faces, products. Predictions must have length 1 (UnitNormalization); the batch must hold pairs of the same class.',
    source: 'Sun et al. 2020, arXiv:2002.10857',
  },
  rank: { min: 2, max: 2 },
  prediction: '`[batch, features]`: vectors of length 1.',
  target: oneLabelEach,
  params: {
    gamma: number({ default: 80, min: 0, doc: 'How sharply the worst pairs are picked out.' }),
    margin: number({
      default: 0.4,
      min: 0,
      max: 1,
      step: 0.05,
      doc: 'How far apart the classes are to be; Keras: 0.4.',
    }),
    removeDiagonal: toggle({ default: true, doc: 'Whether an example is no pair with itself.' }),
  },
  values: ({ prediction, target }, { gamma, margin, removeDiagonal }, ops) => {
    const distance = ops.relu(ops.subtract(1, ops.matMul(prediction, prediction, false, true)))
    const same = ops.equal(ops.expandDims(target, 1), ops.expandDims(target, 0))
    const places = ops.range(ops.shapeOf(target)[0] ?? 1)
    const others = ops.notEqual(ops.expandDims(places, 1), ops.expandDims(places, 0))
    const near = ops.multiply(ops.add(distance, margin), ops.subtract(distance, margin))
    const far = ops.multiply(ops.relu(ops.subtract(1 + margin, distance)), ops.subtract(1 - margin, distance))
    const gather = (mask: typeof same, x: typeof distance) =>
      ops.logSumExp(ops.select(mask, ops.multiply(x, gamma), nothing), [1])
    const positives = gather(removeDiagonal ? ops.logicalAnd(same, others) : same, near)
    const values = ops.softplus(ops.add(positives, gather(ops.logicalNot(same), far)))
    return { values, mask: ops.greater(values, 0) }
  },
  mapping: { keras: 'losses.Circle', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 0], [1, 0], [0, 1]], target: [0, 0, 1] }, params: { gamma: 1 }, outputs: { loss: [0.81883943, 0.81883943, 0] }, source: '3/2 softplus(−0.16 − 0.16), by hand' }, // prettier-ignore
  ],
})
