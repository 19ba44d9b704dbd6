import { cosineSimilarity } from '../loss/cosine-similarity.js'
import { cosines } from '../loss/cosines.js'
import { defineMean } from './define-mean.js'

export const cosineSimilarityMetric = defineMean({
  type: 'CosineSimilarityMetric',
  label: 'Cosine similarity (metric)',
  doc: {
    summary: 'The mean cosine of the angle between prediction and target.',
    use: 'To watch for vectors of which the direction matters. Unlike the loss it is not negated: 1 is the same direction.',
    source: 'https://keras.io/api/metrics/',
  },
  isGreaterBetter: true,
  formula: { ...cosineSimilarity.formula, values: (pair, { axis }, ops) => cosines(ops, pair, axis) },
  mapping: { keras: 'metrics.CosineSimilarity', tfjs: 'metrics.cosineProximity', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[3, 4], [0, 0]], target: [[4, 3], [1, 0]] }, outputs: { value: 0.48 }, source: '(24 / 25 + 0) / 2' }, // prettier-ignore
  ],
})
