import { meanAbsolutePercentageError } from '../loss/mean-absolute-percentage-error.js'
import { defineMean } from './define-mean.js'

export const meanAbsolutePercentageErrorMetric = defineMean({
  type: 'MeanAbsolutePercentageErrorMetric',
  label: 'Mean absolute percentage error (metric)',
  doc: {
    summary: 'The mean of the absolute errors in percent of the targets.',
    use: 'To watch for numbers of different orders of magnitude.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: meanAbsolutePercentageError.formula,
  mapping: {
    keras: 'metrics.MeanAbsolutePercentageError',
    tfjs: 'metrics.meanAbsolutePercentageError',
    pytorch: null,
    onnx: null,
  },
  examples: [
    { inputs: { prediction: [[90, 2]], target: [[100, 1]] }, outputs: { value: 55 }, source: 'by hand' }, // prettier-ignore
  ],
})
