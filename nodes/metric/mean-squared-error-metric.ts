import { meanSquaredError } from '../loss/mean-squared-error.js'
import { defineMean } from './define-mean.js'

export const meanSquaredErrorMetric = defineMean({
  type: 'MeanSquaredErrorMetric',
  label: 'Mean squared error (metric)',
  doc: {
    summary: 'The mean of the squared errors of all examples.',
    use: 'To watch for numbers; its root is in the unit of the target.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: meanSquaredError.formula,
  mapping: { keras: 'metrics.MeanSquaredError', tfjs: 'metrics.meanSquaredError', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 2], [0, 4]], target: [[1, 4], [0, 1]] }, outputs: { value: 3.25 }, source: '13 / 4' }, // prettier-ignore
  ],
})
