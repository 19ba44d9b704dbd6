import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'

export const logCosh = defineLoss({
  type: 'LogCosh',
  label: 'Log cosh',
  doc: {
    summary: 'The logarithm of the hyperbolic cosine of the error.',
    formula: 'loss = mean log cosh(prediction − target)',
    use: 'Like Huber, but smooth everywhere: e² / 2 near 0, |e| − log 2 far away.',
    source: 'https://keras.io/api/losses/regression_losses/#logcosh-class',
  },
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) => {
    const error = ops.subtract(prediction, target)
    const logarithm = ops.subtract(ops.add(error, ops.softplus(ops.multiply(error, -2))), Math.LN2)
    return ops.mean(logarithm, [-1])
  },
  mapping: { keras: 'losses.LogCosh', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 0]], target: [[0, 0]] }, outputs: { loss: [0.21689042] }, source: 'log(cosh 1) / 2' },
  ],
})
