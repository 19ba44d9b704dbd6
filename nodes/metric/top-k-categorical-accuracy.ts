import { probabilities } from '../loss/target.js'
import { isInTopK, topK } from './in-top-k.js'
import { defineMean } from './define-mean.js'

export const topKCategoricalAccuracy = defineMean({
  type: 'TopKCategoricalAccuracy',
  label: 'Top k categorical accuracy',
  doc: {
    summary: 'How often the right class is among the most likely ones.',
    use: 'For many classes of which several may be meant. Targets are one-hot.',
    source: 'https://keras.io/api/metrics/accuracy_metrics/',
  },
  isGreaterBetter: true,
  formula: {
    rank: { min: 2 },
    prediction: '`[batch, ..., classes]`: one score a class.',
    target: probabilities('SparseTopKCategoricalAccuracy'),
    params: { k: topK },
    values: ({ prediction, target }, { k }, ops) => isInTopK(ops, prediction, ops.argMax(target), k),
  },
  mapping: { keras: 'metrics.TopKCategoricalAccuracy', tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { prediction: [[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]], target: [[0, 1, 0], [1, 0, 0]] }, // prettier-ignore
      params: { k: 2 },
      outputs: { value: 0.5 },
      source: 'by hand',
    },
  ],
})
