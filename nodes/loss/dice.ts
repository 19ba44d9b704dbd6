import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { checkOverlapAxis, overlapAxis } from './overlap.js'
import { epsilon } from './smoothing.js'

export const dice = defineLoss({
  type: 'Dice',
  label: 'Dice',
  doc: {
    summary: 'How little prediction and target overlap.',
    formula: 'loss = 1 − 2 Σ t p / (Σ t + Σ p)',
    use: 'For segmentation, where the object is small against the background. Without an axis it is one figure for the batch, which each example is given.',
    source: 'https://keras.io/api/losses/segmentation_losses/',
  },
  target: sameShape,
  params: { axis: overlapAxis },
  reduces: ({ axis }) => axis,
  check: checkOverlapAxis,
  values: ({ prediction: p, target: t }, { axis }, ops) => {
    const total = (x: typeof p) => ops.sum(x, axis ?? undefined)
    const both = ops.add(ops.add(total(t), total(p)), epsilon)
    return ops.subtract(1, ops.divide(ops.multiply(total(ops.multiply(t, p)), 2), both))
  },
  mapping: { keras: 'losses.Dice', tfjs: null, pytorch: null, onnx: null },
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
