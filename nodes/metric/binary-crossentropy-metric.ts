import { binaryCrossentropy } from '../loss/binary-crossentropy.js'
import { defineMean } from './define-mean.js'

export const binaryCrossentropyMetric = defineMean({
  type: 'BinaryCrossentropyMetric',
  label: 'Binary cross-entropy (metric)',
  doc: {
    summary: 'The mean binary cross-entropy of all examples.',
    use: 'To watch next to another loss.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: binaryCrossentropy.formula,
  mapping: { keras: 'metrics.BinaryCrossentropy', tfjs: 'metrics.binaryCrossentropy', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.5, 0.25]], target: [[1, 0]] }, outputs: { value: 0.49041463 }, source: '(log 2 − log 0.75) / 2' }, // prettier-ignore
  ],
})
