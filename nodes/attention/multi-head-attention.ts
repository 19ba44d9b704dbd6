import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { axes } from '../../src/definition/params/axes.js'
import { integer, nullable, toggle } from '../../src/definition/params/index.js'
import { activityParams, kernelParams, penalizeActivity } from '../../src/weights/kernel.js'
import { attentionAxesOf, checkAttentionAxes, fromSteps, scoresFromSteps, toSteps } from './attention-axes.js'
import { checkHeads, headPorts, maskOfHeads } from './head-masks.js'
import { headScores, headWeights, joinHeads, outputWeights, splitHeads } from './heads.js'
import { attend, scoreDropout } from './scores.js'

export const multiHeadAttention = defineNode({
  type: 'MultiHeadAttention',
  label: 'Multi-head attention',
  category: 'attention',
  doc: {
    summary:
      'Several attentions side by side, each with projections of its own; their results are joined and projected back.',
    formula: 'y = concat(softmax(q kᵀ / √keyDim) v) · output; q, k, v = query, key, value, each times a kernel',
    use: 'The layer of transformers. With query and value wired to one output: self-attention.',
    source: 'Vaswani et al. 2017, arXiv:1706.03762',
  },
  inputs: headPorts,
  outputs: {
    y: {
      kind: 'tensor',
      doc: '`[batch, queries, features]`, as many features as the query has or `outputShape` says.',
    },
    scores: { kind: 'tensor', doc: '`[batch, heads, queries, values]`: how much each value counts.' },
  },
  params: {
    numHeads: integer({ default: 4, min: 1, doc: 'How many attentions there are. Keras has no default.' }),
    keyDim: integer({ default: 16, min: 1, doc: 'How long query and key of each head are. Keras has no default.' }),
    valueDim: nullable(integer({ default: 16, min: 1, doc: 'How long the value of each head is; none: as the key.' })),
    dropout: scoreDropout,
    outputShape: nullable(
      integer({ default: 64, min: 1, doc: 'How many features the result has; none: as many as the query.' }),
    ),
    attentionAxes: nullable(
      axes({ default: [1], isAdvanced: true, doc: 'The axes of the steps; none: all between batch and features.' }),
    ),
    useCausalMask: toggle({
      default: false,
      doc: 'Whether no step looks at a later one. In Keras an argument of the call.',
    }),
    ...kernelParams,
    ...activityParams,
    ...layerParams,
  },
  *check(inputs, { attentionAxes }) {
    yield* checkAttentionAxes(inputs.query.shape, attentionAxes)
    yield* checkHeads(inputs)
  },
  weights: ({ query, value, key }, params) => {
    const { numHeads, keyDim, outputShape } = params
    const features = query.shape.at(-1) ?? 1
    const q = headWeights(features, numHeads, keyDim, params)
    const k = headWeights((key ?? value).shape.at(-1) ?? 1, numHeads, keyDim, params)
    const v = headWeights(value.shape.at(-1) ?? 1, numHeads, params.valueDim ?? keyDim, params)
    const y = outputWeights(numHeads, params.valueDim ?? keyDim, outputShape ?? features, params)
    return {
      ...{ 'query/kernel': q.kernel, 'query/bias': q.bias, 'key/kernel': k.kernel, 'key/bias': k.bias },
      ...{ 'value/kernel': v.kernel, 'value/bias': v.bias },
      ...{ 'attention_output/kernel': y.kernel, 'attention_output/bias': y.bias },
    }
  },
  run: ({ query, value, key, ...masks }, params, weights, ops) => {
    const shape = ops.shapeOf(query)
    const steps = attentionAxesOf(shape, params.attentionAxes)
    const [queries, values, keys] = [query, value, key ?? value].map((x) => toSteps(ops, x, steps))
    if (queries === undefined || values === undefined || keys === undefined) throw new Error('three were given')
    const q = splitHeads(ops, queries, weights['query/kernel'], weights['query/bias'])
    const k = splitHeads(ops, keys, weights['key/kernel'], weights['key/bias'])
    const v = splitHeads(ops, values, weights['value/kernel'], weights['value/bias'])
    const products = headScores(ops, q, k)
    const mask = maskOfHeads(ops, products, masks, params.useCausalMask)
    const { dropout } = params
    const { y: heads, scores } = attend(ops, { scores: products, values: v, mask, dropout, fallback: 'zeros' })
    const joined = joinHeads(ops, heads, weights['attention_output/kernel'], weights['attention_output/bias'])
    const y = fromSteps(ops, joined, shape, steps)
    penalizeActivity(ops, y, params)
    return { y, scores: scoresFromSteps(ops, scores, shape, ops.shapeOf(value), steps) }
  },
  mapping: { keras: 'MultiHeadAttention', tfjs: null, pytorch: 'MultiheadAttention', onnx: 'Attention' },
  examples: [
    {
      inputs: { query: [[[0]]], value: [[[2], [4]]] }, // prettier-ignore
      params: { numHeads: 1, keyDim: 1, useBias: false },
      weights: {
        ...{ 'query/kernel': [[[1]]], 'key/kernel': [[[1]]] },
        ...{ 'value/kernel': [[[10]]], 'attention_output/kernel': [[[0.5]]] },
      },
      outputs: { y: [[[15]]], scores: [[[[0.5, 0.5]]]] },
      source: 'equal scores, by hand',
    },
  ],
})
