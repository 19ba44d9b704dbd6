import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'

export const meanAbsoluteError = defineLoss({
  type: 'MeanAbsoluteError',
  label: 'Mean absolute error',
  doc: {
    summary: 'The mean of the absolute errors.',
    formula: 'loss = mean |prediction − target|',
    use: 'For numbers with outliers: an error of ten counts ten times an error of one.',
    source: 'https://keras.io/api/losses/regression_losses/#meanabsoluteerror-class',
  },
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) => ops.mean(ops.abs(ops.subtract(prediction, target)), [-1]),
  mapping: { keras: 'losses.MeanAbsoluteError', tfjs: 'losses.absoluteDifference', pytorch: 'L1Loss', onnx: null },
  examples: [
    { inputs: { prediction: [[1, 2], [0, 4]], target: [[1, 4], [0, 1]] }, outputs: { loss: [1, 1.5] }, source: 'by hand' }, // prettier-ignore
  ],
})
