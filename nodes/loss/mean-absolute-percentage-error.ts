import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { epsilon } from './smoothing.js'

export const meanAbsolutePercentageError = defineLoss({
  type: 'MeanAbsolutePercentageError',
  label: 'Mean absolute percentage error',
  doc: {
    summary: 'The mean of the absolute errors in percent of the targets.',
    formula: 'loss = 100 mean |(prediction − target) / target|',
    use: 'For numbers of different orders of magnitude. Targets near 0 make it explode.',
    source: 'https://keras.io/api/losses/regression_losses/#meanabsolutepercentageerror-class',
  },
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) => {
    const share = ops.divide(ops.subtract(target, prediction), ops.maximum(ops.abs(target), epsilon))
    return ops.multiply(ops.mean(ops.abs(share), [-1]), 100)
  },
  mapping: {
    keras: 'losses.MeanAbsolutePercentageError',
    tfjs: 'metrics.meanAbsolutePercentageError',
    pytorch: null,
    onnx: null,
  },
  examples: [{ inputs: { prediction: [[90, 2]], target: [[100, 1]] }, outputs: { loss: [55] }, source: 'by hand' }],
})
