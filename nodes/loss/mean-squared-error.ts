import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'

export const meanSquaredError = defineLoss({
  type: 'MeanSquaredError',
  label: 'Mean squared error',
  doc: {
    summary: 'The mean of the squared errors.',
    formula: 'loss = mean (prediction − target)²',
    use: 'For numbers, where large errors should count more than their size.',
    source: 'https://keras.io/api/losses/regression_losses/#meansquarederror-class',
  },
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) => ops.mean(ops.square(ops.subtract(prediction, target)), [-1]),
  mapping: { keras: 'losses.MeanSquaredError', tfjs: 'losses.meanSquaredError', pytorch: 'MSELoss', onnx: null },
  examples: [
    { inputs: { prediction: [[1, 2], [0, 4]], target: [[1, 4], [0, 1]] }, outputs: { loss: [2, 4.5] }, source: 'by hand' }, // prettier-ignore
  ],
})
