import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { toggle } from '../../src/definition/params/index.js'
import { initializerVariant } from '../../src/weights/initializer.js'
import {
  attendSequence,
  attentionOutputs,
  checkSequences,
  sequenceParams,
  sequencePorts,
  sumOfPairs,
} from './sequence-attention.js'

export const additiveAttention = defineNode({
  type: 'AdditiveAttention',
  label: 'Additive attention',
  category: 'attention',
  doc: {
    summary: 'For each query the mean of the values whose keys are like it, by a learnt sum.',
    formula: 'y = softmax(Σ scale · tanh(query + key)) · value',
    use: 'To let a decoder look back at an encoder, as in the first networks that translated with attention.',
    source: 'Bahdanau, Cho and Bengio 2014, arXiv:1409.0473',
  },
  inputs: sequencePorts,
  outputs: attentionOutputs,
  params: {
    useScale: toggle({ default: true, doc: 'Whether each feature has a learnt weight in the scores.' }),
    ...sequenceParams,
    ...layerParams,
  },
  check: (inputs) => checkSequences(inputs),
  weights: ({ query }, { useScale }) => ({
    scale: useScale ? { shape: query.shape.slice(-1), initializer: initializerVariant('glorotUniform') } : null,
  }),
  run: ({ query, value, key, queryMask, valueMask }, params, { scale }, ops) => {
    const sums = ops.tanh(sumOfPairs(ops, query, key ?? value))
    const scores = ops.sum(scale === null ? sums : ops.multiply(sums, scale), [-1])
    return attendSequence(ops, scores, { value, queryMask, valueMask, ...params })
  },
  mapping: { keras: 'AdditiveAttention', tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { query: [[[0]]], value: [[[2], [4]]], key: [[[1], [1]]] }, // prettier-ignore
      weights: { scale: [1] },
      outputs: { y: [[[3]]], scores: [[[0.5, 0.5]]] },
      source: 'equal scores, by hand',
    },
  ],
})
