import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { missingMargin } from './margin.js'

export const hinge = defineLoss({
  type: 'Hinge',
  label: 'Hinge',
  doc: {
    summary: 'What is missing to a margin of 1.',
    formula: 'loss = mean max(0, 1 − target · prediction)',
    use: 'For two classes, −1 and 1, as in support vector machines. Targets of 0 and 1 become −1 and 1; the last layer is tanh or linear.',
    source: 'https://keras.io/api/losses/hinge_losses/#hinge-class',
  },
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) => ops.mean(missingMargin(ops, { prediction, target }), [-1]),
  mapping: { keras: 'losses.Hinge', tfjs: 'losses.hingeLoss', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.5, -2]], target: [[-1, 1]] }, outputs: { loss: [2.25] }, source: '(1.5 + 3) / 2' },
    {
      inputs: { prediction: [[0.5, -2]], target: [[0, 1]] },
      outputs: { loss: [2.25] },
      source: 'the same with labels 0 and 1',
    },
  ],
})
