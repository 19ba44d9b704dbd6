import { poisson } from '../loss/poisson.js'
import { defineMean } from './define-mean.js'

export const poissonMetric = defineMean({
  type: 'PoissonMetric',
  label: 'Poisson (metric)',
  doc: {
    summary: 'How unlikely counts are on average, given the means that are predicted.',
    use: 'To watch for counts.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: poisson.formula,
  mapping: { keras: 'metrics.Poisson', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 2]], target: [[3, 1]] }, outputs: { value: 1.1534262 }, source: '(1 + 2 − log 2) / 2' }, // prettier-ignore
  ],
})
