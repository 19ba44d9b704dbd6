import { defineNode } from '../../src/definition/node.js'
import { axes } from '../../src/definition/params/axes.js'
import { integer, lengths, nullable } from '../../src/definition/params/index.js'
import { penalizeActivity } from '../../src/weights/kernel.js'
import { attentionAxesOf, checkAttentionAxes, fromSteps, scoresFromSteps, toSteps } from './attention-axes.js'
import { checkHeads, headPorts } from './head-masks.js'
import { attendWithHeads, headParams, projectionWeights } from './heads.js'

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
    outputShape: nullable(
      lengths({ default: [64], doc: 'The axes of each step of the result; none: as many features as the query has.' }),
    ),
    attentionAxes: nullable(
      axes({ default: [1], isAdvanced: true, doc: 'The axes of the steps; none: all between batch and features.' }),
    ),
    ...headParams,
  },
  *check(inputs, { attentionAxes }) {
    yield* checkAttentionAxes(inputs.query.shape, attentionAxes)
    yield* checkHeads(inputs)
  },
  weights: (inputs, params) => {
    const { numHeads, keyDim, valueDim, outputShape } = params
    const output = outputShape ?? inputs.query.shape.slice(-1)
    const sizes = { queryHeads: numHeads, valueHeads: numHeads, keyDim, valueDim: valueDim ?? keyDim, output }
    return projectionWeights(inputs, sizes, params)
  },
  run: ({ query, value, key, ...masks }, params, weights, ops) => {
    const shape = ops.shapeOf(query)
    const steps = attentionAxesOf(shape, params.attentionAxes)
    const flat = (x: typeof query) => toSteps(ops, x, steps)
    const sequences = { query: flat(query), value: flat(value), key: key && flat(key), ...masks }
    const examples = (x: typeof query) => ops.reshape(x, [shape[0] ?? 1, -1])
    const penalize = (x: typeof query) => {
      if (params.activityRegularizer !== null) penalizeActivity(ops, examples(x), params)
    }
    const { y, scores } = attendWithHeads(ops, sequences, params, weights, penalize)
    const apart = fromSteps(ops, y, shape, steps)
    return {
      y: ops.reshape(apart, [...ops.shapeOf(apart).slice(0, -1), ...(params.outputShape ?? shape.slice(-1))]),
      scores: scoresFromSteps(ops, scores, shape, ops.shapeOf(value), steps),
    }
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
