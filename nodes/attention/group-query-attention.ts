import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'
import { penalizeActivity } from '../../src/weights/kernel.js'
import { checkHeads, headPorts } from './head-masks.js'
import { attendWithHeads, headParams, projectionWeights } from './heads.js'

export const groupQueryAttention = defineNode({
  type: 'GroupQueryAttention',
  label: 'Group query attention',
  category: 'attention',
  doc: {
    summary: 'Multi-head attention in which groups of heads share keys and values.',
    formula: 'y = concat(softmax(q kᵀ / √headDim) v) · output, k and v being those of the group of each head',
    use: 'In large language models: nearly as good as MultiHeadAttention, with far fewer keys and values to keep.',
    source: 'Ainslie et al. 2023, arXiv:2305.13245',
  },
  inputs: headPorts,
  outputs: {
    y: { kind: 'tensor', doc: '`[batch, queries, features]`, as many features as the query has.' },
    scores: { kind: 'tensor', doc: '`[batch, heads, queries, values]`: how much each value counts.' },
  },
  params: {
    headDim: integer({ default: 16, min: 1, doc: 'How long the vectors of each head are. Keras has no default.' }),
    numQueryHeads: integer({ default: 4, min: 1, doc: 'How many heads there are. Keras has no default.' }),
    numKeyValueHeads: integer({
      default: 2,
      min: 1,
      doc: 'How many groups share keys and values, a divisor of the heads. Keras has no default.',
    }),
    ...headParams,
  },
  *check(inputs, { numQueryHeads, numKeyValueHeads }) {
    if (inputs.query.shape.length !== 3) yield problem('shape', 'query', 'rank 3', formatShape(inputs.query.shape))
    yield* checkHeads(inputs)
    if (numQueryHeads % numKeyValueHeads === 0) return
    yield problem('parameter', 'params.numKeyValueHeads', `a divisor of ${numQueryHeads}`, String(numKeyValueHeads), [
      { do: 'setParam', label: 'Let each head have its own', param: 'numKeyValueHeads', value: numQueryHeads },
      { do: 'setParam', label: 'Let all heads share one', param: 'numKeyValueHeads', value: 1 },
    ])
  },
  weights: (inputs, params) => {
    const { numQueryHeads, numKeyValueHeads, headDim } = params
    const output = inputs.query.shape.slice(-1)
    const heads = { queryHeads: numQueryHeads, valueHeads: numKeyValueHeads }
    return projectionWeights(inputs, { ...heads, keyDim: headDim, valueDim: headDim, output }, params)
  },
  run: (sequences, params, weights, ops) => {
    const penalize = (x: typeof sequences.query) => penalizeActivity(ops, x, params)
    const { y, scores } = attendWithHeads(ops, sequences, params, weights, penalize)
    // Keras counts what the last projection gives twice: as that, and as what the layer gives.
    penalize(y)
    return { y, scores }
  },
  mapping: { keras: 'GroupQueryAttention', tfjs: null, pytorch: null, onnx: 'Attention' },
  examples: [
    {
      inputs: { query: [[[0]]], value: [[[2], [4]]] }, // prettier-ignore
      params: { numQueryHeads: 2, numKeyValueHeads: 1, headDim: 1, useBias: false },
      weights: {
        ...{ 'query/kernel': [[[1], [1]]], 'key/kernel': [[[1]]] }, // prettier-ignore
        ...{ 'value/kernel': [[[10]]], 'attention_output/kernel': [[[0.5]], [[1]]] }, // prettier-ignore
      },
      outputs: { y: [[[45]]] },
      source: 'equal scores, 0.5 · 30 + 30, by hand',
    },
  ],
})
