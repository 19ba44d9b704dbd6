import { labels } from '../loss/target.js'
import { defineMean } from './define-mean.js'

export const sparseCategoricalAccuracy = defineMean({
  type: 'SparseCategoricalAccuracy',
  label: 'Sparse categorical accuracy',
  doc: {
    summary: 'How often the most likely class is the one that the label says.',
    use: 'For one of several classes, with labels as targets. Where several classes are equally likely, the first counts.',
    source: 'https://keras.io/api/metrics/accuracy_metrics/',
  },
  isGreaterBetter: true,
  formula: {
    rank: { min: 2 },
    prediction: '`[batch, ..., classes]`: one score a class.',
    target: labels('CategoricalAccuracy'),
    params: {},
    values: ({ prediction, target }, _params, ops) => ops.cast(ops.equal(ops.argMax(prediction), target), 'float32'),
  },
  mapping: {
    keras: 'metrics.SparseCategoricalAccuracy',
    tfjs: 'metrics.sparseCategoricalAccuracy',
    pytorch: null,
    onnx: null,
  },
  examples: [
    { inputs: { prediction: [[0.2, 0.8], [0.6, 0.4]], target: [1, 1] }, outputs: { value: 0.5 }, source: 'by hand' }, // prettier-ignore
  ],
})
