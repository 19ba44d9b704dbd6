import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { number } from '../../src/definition/params/index.js'
import { checkOverlapAxis, overlapAxis } from './overlap.js'
import { epsilon } from './smoothing.js'

export const tversky = defineLoss({
  type: 'Tversky',
  label: 'Tversky',
  doc: {
    summary: 'How little prediction and target overlap, with a weight of its own for each kind of error.',
    formula: 'loss = 1 − Σ t p / (Σ t p + alpha Σ t (1 − p) + beta Σ (1 − t) p)',
    use: 'For segmentation where one kind of error is worse. Without an axis it is one figure for the batch, which each example is given.',
    source: 'Salehi, Erdogmus and Gholipour 2017, arXiv:1706.05721',
  },
  target: sameShape,
  params: {
    alpha: number({ default: 0.5, min: 0, step: 0.1, slider: [0, 1], doc: 'How much what was missed counts.' }),
    beta: number({ default: 0.5, min: 0, step: 0.1, slider: [0, 1], doc: 'How much what was invented counts.' }),
    axis: overlapAxis,
  },
  reduces: ({ axis }) => axis,
  check: checkOverlapAxis,
  values: ({ prediction: p, target: t }, { alpha, beta, axis }, ops) => {
    const total = (x: typeof p) => ops.sum(x, axis ?? undefined)
    const overlap = total(ops.multiply(t, p))
    // Keras calls the first false positives and the second false negatives, the other way round than usual.
    const missed = ops.multiply(total(ops.multiply(ops.subtract(1, p), t)), alpha)
    const invented = ops.multiply(total(ops.multiply(p, ops.subtract(1, t))), beta)
    const all = ops.add(ops.add(overlap, ops.add(missed, invented)), epsilon)
    return ops.subtract(1, ops.divide(overlap, all))
  },
  mapping: { keras: 'losses.Tversky', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.5, 0.5], [1, 0]], target: [[1, 0], [1, 0]] }, outputs: { loss: [0.25, 0.25] }, source: '1 − 1.5 / 2' }, // prettier-ignore
    {
      inputs: { prediction: [[0.5, 0.5], [1, 0]], target: [[1, 0], [1, 0]] }, // prettier-ignore
      params: { axis: 1 },
      outputs: { loss: [0.5, 0] },
      source: 'the rows on their own',
    },
  ],
})
