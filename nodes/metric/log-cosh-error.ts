import { logCosh } from '../loss/log-cosh.js'
import { defineMean } from './define-mean.js'

export const logCoshError = defineMean({
  type: 'LogCoshError',
  label: 'Log cosh error',
  doc: {
    summary: 'The mean logarithm of the hyperbolic cosine of the errors.',
    use: 'To watch for numbers with outliers.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: logCosh.formula,
  mapping: { keras: 'metrics.LogCoshError', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 0]], target: [[0, 0]] }, outputs: { value: 0.21689042 }, source: 'log(cosh 1) / 2' }, // prettier-ignore
  ],
})
