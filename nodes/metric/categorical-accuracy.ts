import { probabilities } from '../loss/target.js'
import { defineMean } from './define-mean.js'

export const categoricalAccuracy = defineMean({
  type: 'CategoricalAccuracy',
  label: 'Categorical accuracy',
  doc: {
    summary: 'How often the most likely class is the right one.',
    use: 'For one of several classes, with one-hot targets. Where several classes are equally likely, the first counts.',
    source: 'https://keras.io/api/metrics/accuracy_metrics/',
  },
  isGreaterBetter: true,
  formula: {
    rank: { min: 2 },
    prediction: '`[batch, ..., classes]`: one score a class.',
    target: probabilities('SparseCategoricalAccuracy'),
    params: {},
    values: ({ prediction, target }, _params, ops) =>
      ops.cast(ops.equal(ops.argMax(prediction), ops.argMax(target)), 'float32'),
  },
  mapping: { keras: 'metrics.CategoricalAccuracy', tfjs: 'metrics.categoricalAccuracy', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.2, 0.8], [0.6, 0.4]], target: [[0, 1], [0, 1]] }, outputs: { value: 0.5 }, source: 'by hand' }, // prettier-ignore
  ],
})
