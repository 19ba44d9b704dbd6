import { number } from '../../src/definition/params/index.js'
import { defineScore, scoreParams } from './f-score.js'

export const fBetaScore = defineScore({
  type: 'FBetaScore',
  label: 'F-beta score',
  doc: {
    summary: 'The harmonic mean of precision and recall, one of which counts more.',
    formula: '(1 + beta²) precision · recall / (beta² precision + recall)',
    use: 'For rare classes where one kind of error is worse: beta above 1 favours recall, below 1 precision.',
    source: 'https://keras.io/api/metrics/classification_metrics/#fbetascore-class',
  },
  params: {
    beta: number({ default: 1, min: 0.001, step: 0.5, doc: 'How many times more recall counts than precision.' }),
    ...scoreParams,
  },
  beta: ({ beta }) => beta,
  settings: (params) => params,
  mapping: { keras: 'metrics.FBetaScore', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.2, 0.6, 0.7], [0.2, 0.6, 0.6], [0.6, 0.8, 0]], target: [[1, 1, 1], [1, 0, 0], [1, 1, 0]] }, params: { threshold: 0.5, beta: 2 }, outputs: { value: [0.3846154, 0.90909094, 0.8333334] }, source: 'https://keras.io/api/metrics/classification_metrics/#fbetascore-class' }, // prettier-ignore
  ],
})
