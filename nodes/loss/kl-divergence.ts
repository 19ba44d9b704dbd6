import { defineLoss } from './define-loss.js'
import { sameShape } from './target.js'
import { epsilon } from './smoothing.js'

export const klDivergence = defineLoss({
  type: 'KLDivergence',
  label: 'KL divergence',
  doc: {
    summary: 'How far one distribution is from another, in nats.',
    formula: 'loss = Σ target log(target / prediction)',
    use: 'For targets that are distributions, as in distillation and variational autoencoders.',
    source: 'https://keras.io/api/losses/probabilistic_losses/#kldivergence-class',
  },
  rank: { min: 2 },
  prediction: '`[batch, ..., classes]`: probabilities.',
  target: sameShape,
  params: {},
  values: ({ prediction, target }, _params, ops) => {
    const [p, t] = [ops.clip(prediction, epsilon, 1), ops.clip(target, epsilon, 1)]
    return ops.sum(ops.multiply(t, ops.log(ops.divide(t, p))), [-1])
  },
  mapping: { keras: 'losses.KLDivergence', tfjs: null, pytorch: 'KLDivLoss', onnx: null },
  examples: [
    {
      inputs: { prediction: [[0.25, 0.75]], target: [[0.5, 0.5]] },
      outputs: { loss: [0.14384104] },
      source: 'log(4 / 3) / 2',
    },
  ],
})
