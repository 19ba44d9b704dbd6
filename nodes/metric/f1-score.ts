import { defineScore, scoreParams } from './f-score.js'

export const f1Score = defineScore({
  type: 'F1Score',
  label: 'F1 score',
  doc: {
    summary: 'The harmonic mean of precision and recall.',
    formula: '2 · precision · recall / (precision + recall)',
    use: 'For classes of which some are rare, where accuracy says little.',
    source: 'https://keras.io/api/metrics/classification_metrics/#f1score-class',
  },
  params: scoreParams,
  beta: () => 1,
  settings: (params) => params,
  mapping: { keras: 'metrics.F1Score', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.2, 0.6, 0.7], [0.2, 0.6, 0.6], [0.6, 0.8, 0]], target: [[1, 1, 1], [1, 0, 0], [1, 1, 0]] }, params: { threshold: 0.5 }, outputs: { value: [0.5, 0.8, 0.6666667] }, source: 'https://keras.io/api/metrics/classification_metrics/#f1score-class' }, // prettier-ignore
  ],
})
