import { meanAbsoluteError } from '../loss/mean-absolute-error.js'
import { defineMean } from './define-mean.js'

export const meanAbsoluteErrorMetric = defineMean({
  type: 'MeanAbsoluteErrorMetric',
  label: 'Mean absolute error (metric)',
  doc: {
    summary: 'The mean of the absolute errors of all examples.',
    use: 'To watch for numbers: how far off the network is, in the unit of the target.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: meanAbsoluteError.formula,
  mapping: { keras: 'metrics.MeanAbsoluteError', tfjs: 'metrics.meanAbsoluteError', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 2], [0, 4]], target: [[1, 4], [0, 1]] }, outputs: { value: 1.25 }, source: '5 / 4' }, // prettier-ignore
  ],
})
