import { meanSquaredLogarithmicError } from '../loss/mean-squared-logarithmic-error.js'
import { defineMean } from './define-mean.js'

export const meanSquaredLogarithmicErrorMetric = defineMean({
  type: 'MeanSquaredLogarithmicErrorMetric',
  label: 'Mean squared logarithmic error (metric)',
  doc: {
    summary: 'The mean of the squared differences of the logarithms of all examples.',
    use: 'To watch for positive numbers of different orders of magnitude.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: meanSquaredLogarithmicError.formula,
  mapping: { keras: 'metrics.MeanSquaredLogarithmicError', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 0]], target: [[3, -5]] }, outputs: { value: 0.24022651 }, source: '(log 2)² / 2' }, // prettier-ignore
  ],
})
