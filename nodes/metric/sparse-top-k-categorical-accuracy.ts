import { labels } from '../loss/target.js'
import { isInTopK, topK } from './in-top-k.js'
import { defineMean } from './define-mean.js'

export const sparseTopKCategoricalAccuracy = defineMean({
  type: 'SparseTopKCategoricalAccuracy',
  label: 'Sparse top k categorical accuracy',
  doc: {
    summary: 'How often the class that the label says is among the most likely ones.',
    use: 'For many classes of which several may be meant. Targets are labels.',
    source: 'https://keras.io/api/metrics/accuracy_metrics/',
  },
  isGreaterBetter: true,
  formula: {
    rank: { min: 2 },
    prediction: '`[batch, ..., classes]`: one score a class.',
    target: labels('TopKCategoricalAccuracy'),
    params: { k: topK },
    values: ({ prediction, target }, { k }, ops) => isInTopK(ops, prediction, target, k),
  },
  mapping: { keras: 'metrics.SparseTopKCategoricalAccuracy', tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { prediction: [[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]], target: [1, 0] }, // prettier-ignore
      params: { k: 2 },
      outputs: { value: 0.5 },
      source: 'by hand',
    },
  ],
})
