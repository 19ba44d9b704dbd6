import { sparseCategoricalCrossentropy } from '../loss/sparse-categorical-crossentropy.js'
import { labels } from '../loss/target.js'
import { defineMean } from './define-mean.js'

export const sparseCategoricalCrossentropyMetric = defineMean({
  type: 'SparseCategoricalCrossentropyMetric',
  label: 'Sparse categorical cross-entropy (metric)',
  doc: {
    summary: 'The mean sparse categorical cross-entropy of all examples.',
    use: 'To watch next to another loss, with labels as targets.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: { ...sparseCategoricalCrossentropy.formula, target: labels('CategoricalCrossentropyMetric') },
  mapping: { keras: 'metrics.SparseCategoricalCrossentropy', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.25, 0.75], [0.5, 0.5]], target: [0, 1] }, outputs: { value: 1.0397208 }, source: '−(log 0.25 + log 0.5) / 2' }, // prettier-ignore
  ],
})
