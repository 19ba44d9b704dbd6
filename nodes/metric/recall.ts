import { defineShare } from './define-share.js'

export const recall = defineShare({
  type: 'Recall',
  label: 'Recall',
  doc: {
    summary: 'What share of the true cases is found.',
    formula: 'true positives / (true positives + false negatives)',
    use: 'Where missing a case is the worse error, as in a screening. 0 where there is no true case.',
    source: 'https://keras.io/api/metrics/classification_metrics/#recall-class',
  },
  beside: 'falseNegatives',
  mapping: { keras: 'metrics.Recall', tfjs: 'metrics.recall', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.9], [0.8], [0.3]], target: [[1], [0], [1]] }, outputs: { value: 0.5 }, source: 'by hand' }, // prettier-ignore
    {
      inputs: { prediction: [[0.9, 0.8, 0.3]], target: [[1, 0, 1]] },
      params: { topK: 1 },
      outputs: { value: 0.5 },
      source: 'by hand',
    },
  ],
})
