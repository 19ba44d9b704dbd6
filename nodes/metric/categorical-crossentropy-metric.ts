import { categoricalCrossentropy } from '../loss/categorical-crossentropy.js'
import { probabilities } from '../loss/target.js'
import { defineMean } from './define-mean.js'

export const categoricalCrossentropyMetric = defineMean({
  type: 'CategoricalCrossentropyMetric',
  label: 'Categorical cross-entropy (metric)',
  doc: {
    summary: 'The mean categorical cross-entropy of all examples.',
    use: 'To watch next to another loss.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: { ...categoricalCrossentropy.formula, target: probabilities('SparseCategoricalCrossentropyMetric') },
  mapping: {
    keras: 'metrics.CategoricalCrossentropy',
    tfjs: 'metrics.categoricalCrossentropy',
    pytorch: null,
    onnx: null,
  },
  examples: [
    { inputs: { prediction: [[0.25, 0.75]], target: [[1, 0]] }, outputs: { value: 1.3862944 }, source: '−log 0.25' }, // prettier-ignore
  ],
})
