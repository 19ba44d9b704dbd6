import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { integer, toggle } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape } from '../../src/operations/size.js'
import { activityParams, kernelParams, penalizeActivity } from '../../src/weights/kernel.js'
import { checkHeads, headPorts, maskOfHeads } from './head-masks.js'
import { headScores, headWeights, joinHeads, outputWeights, splitHeads } from './heads.js'
import { attend, scoreDropout } from './scores.js'

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
    dropout: scoreDropout,
    useCausalMask: toggle({
      default: false,
      doc: 'Whether no step looks at a later one. In Keras an argument of the call.',
    }),
    ...kernelParams,
    ...activityParams,
    ...layerParams,
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
  weights: ({ query, value, key }, params) => {
    const { numQueryHeads, numKeyValueHeads, headDim } = params
    const features = query.shape.at(-1) ?? 1
    const q = headWeights(features, numQueryHeads, headDim, params)
    const k = headWeights((key ?? value).shape.at(-1) ?? 1, numKeyValueHeads, headDim, params)
    const v = headWeights(value.shape.at(-1) ?? 1, numKeyValueHeads, headDim, params)
    const y = outputWeights(numQueryHeads, headDim, features, params)
    return {
      ...{ 'query/kernel': q.kernel, 'query/bias': q.bias, 'key/kernel': k.kernel, 'key/bias': k.bias },
      ...{ 'value/kernel': v.kernel, 'value/bias': v.bias },
      ...{ 'attention_output/kernel': y.kernel, 'attention_output/bias': y.bias },
    }
  },
  run: ({ query, value, key, ...masks }, params, weights, ops) => {
    const repeats = params.numQueryHeads / params.numKeyValueHeads
    const q = splitHeads(ops, query, weights['query/kernel'], weights['query/bias'])
    const k = splitHeads(ops, key ?? value, weights['key/kernel'], weights['key/bias'])
    const v = splitHeads(ops, value, weights['value/kernel'], weights['value/bias'])
    const products = headScores(ops, q, repeatHeads(ops, k, repeats))
    const mask = maskOfHeads(ops, products, masks, params.useCausalMask)
    const values = repeatHeads(ops, v, repeats)
    const { dropout } = params
    const { y: heads, scores } = attend(ops, { scores: products, values, mask, dropout, fallback: 'zeros' })
    const y = joinHeads(ops, heads, weights['attention_output/kernel'], weights['attention_output/bias'])
    penalizeActivity(ops, y, params)
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

/** Each head of `[batch, heads, steps, size]` as often as a group has heads. */
function repeatHeads<V>(ops: Ops<V>, x: V, times: number): V {
  if (times === 1) return x
  const [batch = 1, heads, steps = 1, size = 1] = ops.shapeOf(x)
  const rows = ops.reshape(x, [batch, Number(heads), 1, -1])
  const repeated = ops.broadcastTo(rows, [batch, Number(heads), times, ops.shapeOf(rows)[3] ?? 1])
  return ops.reshape(repeated, [batch, Number(heads) * times, steps, size])
}
