import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { cosines, featureAxis } from './cosines.js'

export const cosineSimilarity = defineLoss({
  type: 'CosineSimilarity',
  label: 'Cosine similarity',
  doc: {
    summary: 'The cosine of the angle between prediction and target, negated.',
    formula: 'loss = −Σ prediction · target / (‖prediction‖ ‖target‖)',
    use: 'For vectors of which the direction alone matters: embeddings. −1 is the same direction, 1 the opposite.',
    source: 'https://keras.io/api/losses/regression_losses/#cosinesimilarity-class',
  },
  rank: { min: 2 },
  prediction: '`[batch, ..., features]`: vectors along `axis`.',
  target: sameShape,
  params: { axis: featureAxis },
  axis: ({ axis }) => axis,
  values: ({ prediction, target }, { axis }, ops) => ops.negate(cosines(ops, { prediction, target }, axis)),
  mapping: {
    keras: 'losses.CosineSimilarity',
    tfjs: 'losses.cosineDistance',
    pytorch: 'CosineEmbeddingLoss',
    onnx: null,
  },
  examples: [
    { inputs: { prediction: [[3, 4], [0, 0]], target: [[4, 3], [1, 0]] }, outputs: { loss: [-0.96, 0] }, source: '−24 / 25; a zero vector' }, // prettier-ignore
  ],
})
