import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { epsilon } from './smoothing.js'

export const meanSquaredLogarithmicError = defineLoss({
  type: 'MeanSquaredLogarithmicError',
  label: 'Mean squared logarithmic error',
  doc: {
    summary: 'The mean of the squared differences of the logarithms.',
    formula: 'loss = mean (log(1 + prediction) − log(1 + target))²',
    use: 'For positive numbers of different orders of magnitude, as counts and prices. Negative ones count as 0.',
    source: 'https://keras.io/api/losses/regression_losses/#meansquaredlogarithmicerror-class',
  },
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) => {
    const logarithm = (x: typeof prediction) => ops.log1p(ops.maximum(x, epsilon))
    return ops.mean(ops.square(ops.subtract(logarithm(prediction), logarithm(target))), [-1])
  },
  mapping: { keras: 'losses.MeanSquaredLogarithmicError', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 0]], target: [[3, -5]] }, outputs: { loss: [0.24022651] }, source: '(log 2)² / 2' },
  ],
})
