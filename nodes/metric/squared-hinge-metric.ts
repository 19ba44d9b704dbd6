import { squaredHinge } from '../loss/squared-hinge.js'
import { defineMean } from './define-mean.js'

export const squaredHingeMetric = defineMean({
  type: 'SquaredHingeMetric',
  label: 'Squared hinge (metric)',
  doc: {
    summary: 'The mean square of what is missing to a margin of 1.',
    use: 'To watch for two classes, −1 and 1.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: squaredHinge.formula,
  mapping: { keras: 'metrics.SquaredHinge', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.5, -2]], target: [[-1, 1]] }, outputs: { value: 5.625 }, source: '(1.5² + 3²) / 2' }, // prettier-ignore
  ],
})
