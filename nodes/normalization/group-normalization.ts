import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { checkAxes } from '../../src/definition/params/axes.js'
import { integer } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { divideSizes } from '../../src/operations/size.js'
import type { Size } from '../../src/operations/types.js'
import { affineParams, affineWeights, applyAffine, epsilon, keepOnly, standardize } from './affine.js'

export const groupNormalization = defineNode({
  type: 'GroupNormalization',
  label: 'Group normalization',
  category: 'normalization',
  doc: {
    summary: 'Brings groups of channels of each example to mean 0 and variance 1, over all places.',
    formula: 'y = gamma (x − mean) / √(variance + epsilon) + beta, both over a group of channels and all places',
    use: 'In place of BatchNormalization where batches are small. One group: over all channels; groups −1: each channel alone (instance normalization).',
    source: 'Wu and He 2018, arXiv:1803.08494',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 2 }, doc: '`[batch, ..., channels]`.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    groups: integer({
      default: 32,
      min: -1,
      doc: 'How many groups there are, a divisor of the channels; -1: one each.',
    }),
    axis: integer({ default: -1, doc: 'The axis of the channels. With channels first: 1.' }),
    epsilon: epsilon(0.001, 'Keras: 0.001; PyTorch and ONNX: 0.00001.'),
    ...affineParams,
    ...layerParams,
  },
  *check({ x }, { groups, axis }) {
    const findings = [...checkAxes('params.axis', [axis], x.shape)]
    yield* findings
    if (findings.length > 0) return
    if (axis === 0 || axis === -x.shape.length)
      yield problem('parameter', 'params.axis', 'an axis that is not the batch', String(axis))
    const channels = x.shape.at(axis) ?? 1
    if (groups === -1 || (groups > 0 && divideSizes(channels, groups) !== null)) return
    const fit = [16, 8, 4, 2, 1].find((count) => divideSizes(channels, count) !== null) ?? 1
    yield problem('parameter', 'params.groups', `a divisor of the ${channels} channels of x, or -1`, String(groups), [
      { do: 'setParam', label: `Make ${fit} groups`, param: 'groups', value: fit },
      { do: 'setParam', label: 'Each channel alone', param: 'groups', value: -1 },
    ])
  },
  weights: ({ x }, params) => affineWeights([x.shape.at(params.axis) ?? 1], params),
  run: ({ x }, params, { gamma, beta }, ops) => {
    const shape = ops.shapeOf(x)
    const axis = params.axis < 0 ? params.axis + shape.length : params.axis
    const channels = shape[axis] ?? 1
    const [groups, members]: readonly [Size, Size] =
      params.groups === -1 ? [channels, 1] : [params.groups, divideSizes(channels, params.groups) ?? 1]
    const cut = shape.toSpliced(axis, 1, groups, members)
    const axes = cut.map((_, index) => index).filter((index) => index !== 0 && index !== axis)
    const normalized = standardize(ops, ops.reshape(x, cut), axes, params.epsilon)
    return { y: applyAffine(ops, ops.reshape(normalized, shape), keepOnly(shape, [axis]), gamma, beta) }
  },
  mapping: { keras: 'GroupNormalization', tfjs: null, pytorch: 'GroupNorm', onnx: 'GroupNormalization' },
  examples: [
    {
      inputs: { x: [[1, 3, 5, 5]] },
      params: { groups: 2, epsilon: 0.5625 },
      weights: { gamma: [1, 10, 1, 1], beta: [0, 1, 2, 3] },
      outputs: { y: [[-0.8, 9, 2, 3]] },
      source: '∓1 / √(1 + 0.5625), by hand',
    },
  ],
})
