import { klDivergence } from '../loss/kl-divergence.js'
import { defineMean } from './define-mean.js'

export const klDivergenceMetric = defineMean({
  type: 'KLDivergenceMetric',
  label: 'KL divergence (metric)',
  doc: {
    summary: 'The mean distance of one distribution from another, in nats.',
    use: 'To watch for targets that are distributions.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: klDivergence.formula,
  mapping: { keras: 'metrics.KLDivergence', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.25, 0.75]], target: [[0.5, 0.5]] }, outputs: { value: 0.14384104 }, source: 'log(4 / 3) / 2' }, // prettier-ignore
  ],
})
