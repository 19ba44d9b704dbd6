import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { epsilon } from './smoothing.js'

export const poisson = defineLoss({
  type: 'Poisson',
  label: 'Poisson',
  doc: {
    summary: 'How unlikely counts are, given the means that are predicted.',
    formula: 'loss = mean (prediction − target log prediction)',
    use: 'For counts. The prediction is a mean and must be positive: end with softplus or exponential.',
    source: 'https://keras.io/api/losses/probabilistic_losses/#poisson-class',
  },
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) => {
    // A negative prediction counts as 0 in the logarithm, where Keras gives NaN.
    const logarithm = ops.log(ops.add(ops.maximum(prediction, 0), epsilon))
    return ops.mean(ops.subtract(prediction, ops.multiply(target, logarithm)), [-1])
  },
  mapping: { keras: 'losses.Poisson', tfjs: null, pytorch: 'PoissonNLLLoss', onnx: null },
  examples: [
    {
      inputs: { prediction: [[1, 2]], target: [[3, 1]] },
      outputs: { loss: [1.1534262] },
      source: '(1 + 2 − log 2) / 2',
    },
  ],
})
