import { categoricalHinge } from '../loss/categorical-hinge.js'
import { probabilities } from '../loss/target.js'
import { defineMean } from './define-mean.js'

export const categoricalHingeMetric = defineMean({
  type: 'CategoricalHingeMetric',
  label: 'Categorical hinge (metric)',
  doc: {
    summary: 'How far the best wrong score is on average from a margin of 1 below the right one.',
    use: 'To watch for several classes.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: false,
  formula: { ...categoricalHinge.formula, target: probabilities('SparseCategoricalAccuracy') },
  mapping: { keras: 'metrics.CategoricalHinge', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[2, 1.5, 0]], target: [[1, 0, 0]] }, outputs: { value: 0.5 }, source: '1 + 1.5 − 2' }, // prettier-ignore
  ],
})
