import { defineShare } from './define-share.js'

export const precision = defineShare({
  type: 'Precision',
  label: 'Precision',
  doc: {
    summary: 'What share of what is said to be the case is true.',
    formula: 'true positives / (true positives + false positives)',
    use: 'Where a false alarm is the worse error. 0 where nothing is said to be the case.',
    source: 'https://keras.io/api/metrics/classification_metrics/#precision-class',
  },
  beside: 'falsePositives',
  mapping: { keras: 'metrics.Precision', tfjs: 'metrics.precision', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.9], [0.8], [0.3]], target: [[1], [0], [0]] }, outputs: { value: 0.5 }, source: 'by hand' }, // prettier-ignore
    {
      inputs: { prediction: [[0.9, 0.8, 0.3]], target: [[1, 0, 0]] },
      params: { topK: 1 },
      outputs: { value: 1 },
      source: 'by hand',
    },
  ],
})
