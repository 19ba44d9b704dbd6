import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { choice, toggle } from '../../src/definition/params/index.js'
import { initializerVariant } from '../../src/weights/initializer.js'
import {
  attendSequence,
  attentionOutputs,
  checkSequences,
  sequenceParams,
  sequencePorts,
  sumOfPairs,
} from './sequence-attention.js'

const one = { shape: [], initializer: initializerVariant('ones') }

export const attention = defineNode({
  type: 'Attention',
  category: 'attention',
  doc: {
    summary: 'For each query the mean of the values whose keys are like it, by their product.',
    formula: 'y = softmax(scale · query · keyᵀ) · value; concat: scores w Σ tanh(scale (query + key))',
    use: 'To let a decoder look back at an encoder. It has hardly a weight of its own; MultiHeadAttention projects first.',
    source: 'Luong, Pham and Manning 2015, arXiv:1508.04025',
  },
  inputs: sequencePorts,
  outputs: attentionOutputs,
  params: {
    useScale: toggle({ default: false, doc: 'Whether the scores are multiplied by a learnt factor.' }),
    scoreMode: choice({
      default: 'dot',
      options: { dot: 'product', concat: 'tanh of the sum' },
      doc: 'How query and key are compared.',
    }),
    ...sequenceParams,
    ...layerParams,
  },
  check: (inputs) => checkSequences(inputs),
  weights: (_inputs, { useScale, scoreMode }) => ({
    scale: useScale ? one : null,
    concat_score_weight: scoreMode === 'concat' ? one : null,
  }),
  run: ({ query, value, key, queryMask, valueMask }, params, { scale, concat_score_weight: weight }, ops) => {
    const scaled = (scores: typeof query) => (scale === null ? scores : ops.multiply(scores, scale))
    const keys = key ?? value
    const scores =
      weight === null
        ? scaled(ops.matMul(query, keys, false, true))
        : ops.multiply(ops.sum(ops.tanh(scaled(sumOfPairs(ops, query, keys))), [-1]), weight)
    return attendSequence(ops, scores, { value, queryMask, valueMask, ...params })
  },
  mapping: { keras: 'Attention', tfjs: null, pytorch: 'scaled_dot_product_attention', onnx: 'Attention' },
  examples: [
    {
      inputs: { query: [[[0]]], value: [[[2], [4]]], key: [[[1], [2]]] }, // prettier-ignore
      outputs: { y: [[[3]]], scores: [[[0.5, 0.5]]] },
      source: 'equal scores, by hand',
    },
  ],
})
