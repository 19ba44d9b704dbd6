import { hinge } from '../loss/hinge.js'
import { defineMean } from './define-mean.js'

export const hingeMetric = defineMean({
  type: 'HingeMetric',
  label: 'Hinge (metric)',
  doc: {
    summary: 'The mean of what is missing to a margin of 1.',
    use: 'To watch for two classes, −1 and 1.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: hinge.formula,
  mapping: { keras: 'metrics.Hinge', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.5, -2]], target: [[-1, 1]] }, outputs: { value: 2.25 }, source: '(1.5 + 3) / 2' }, // prettier-ignore
  ],
})
