import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { number } from '../../src/definition/params/index.js'

export const huber = defineLoss({
  type: 'Huber',
  label: 'Huber',
  doc: {
    summary: 'The squared error near 0, the absolute error beyond.',
    formula: 'loss = mean e² / 2 where |e| ≤ delta, delta |e| − delta² / 2 elsewhere; e = prediction − target',
    use: 'For numbers with outliers, where small errors should still be fitted closely.',
    source: 'https://keras.io/api/losses/regression_losses/#huber-class',
  },
  target: sameShape,
  params: {
    delta: number({ default: 1, min: 0, step: 0.1, doc: 'The error at which the parabola becomes a straight line.' }),
  },
  values: ({ prediction, target }, { delta }, ops) => {
    const error = ops.subtract(prediction, target)
    const size = ops.abs(error)
    const near = ops.multiply(ops.square(error), 0.5)
    const far = ops.subtract(ops.multiply(size, delta), (delta * delta) / 2)
    return ops.mean(ops.select(ops.lessEqual(size, delta), near, far), [-1])
  },
  mapping: { keras: 'losses.Huber', tfjs: 'losses.huberLoss', pytorch: 'HuberLoss', onnx: null },
  examples: [
    { inputs: { prediction: [[0.5, 3]], target: [[0, 0]] }, outputs: { loss: [1.3125] }, source: '(0.125 + 2.5) / 2' },
  ],
})
