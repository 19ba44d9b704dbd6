import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { missingMargin } from './margin.js'

export const squaredHinge = defineLoss({
  type: 'SquaredHinge',
  label: 'Squared hinge',
  doc: {
    summary: 'The squares of what is missing to the margin of 1.',
    formula: 'loss = mean max(0, 1 − target · prediction)²',
    use: 'As Hinge, with a slope that ends smoothly at the margin.',
    source: 'https://keras.io/api/losses/hinge_losses/#squaredhinge-class',
  },
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) =>
    ops.mean(ops.square(missingMargin(ops, { prediction, target })), [-1]),
  mapping: { keras: 'losses.SquaredHinge', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.5, -2]], target: [[-1, 1]] }, outputs: { loss: [5.625] }, source: '(1.5² + 3²) / 2' },
  ],
})
