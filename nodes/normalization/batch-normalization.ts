import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { checkAxes } from '../../src/definition/params/axes.js'
import { integer } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { areShapesEqual, formatShape } from '../../src/operations/size.js'
import { affineParams, affineWeights, applyAffine, fromFront, keepOnly } from './affine.js'
import { batchMoments } from './batch-moments.js'
import { followBatch, statisticsParams, statisticsWeights } from './moving-statistics.js'

export const batchNormalization = defineNode({
  type: 'BatchNormalization',
  label: 'Batch normalization',
  category: 'normalization',
  doc: {
    summary:
      'Brings each channel to mean 0 and variance 1: of the batch in training, of what training has seen in inference.',
    formula:
      'y = gamma (x − mean) / √(variance + epsilon) + beta; in training moving ← momentum · moving + (1 − momentum) · batch',
    use: 'Between convolutions and their activations. Small batches have poor statistics: GroupNormalization or LayerNormalization do without them. Frozen, it acts as in inference.',
    source: 'Ioffe and Szegedy 2015, arXiv:1502.03167',
  },
  inputs: {
    x: { kind: 'tensor', rank: { min: 2 }, doc: '`[batch, ..., channels]`.' },
    mask: {
      kind: 'tensor',
      dtypes: ['bool'],
      isOptional: true,
      doc: 'As x without its last axis: what is false does not count in the statistics.',
    },
  },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    axis: integer({ default: -1, doc: 'The axis of the channels. With channels first: 1.' }),
    ...statisticsParams,
    ...affineParams,
    ...layerParams,
  },
  *check({ x, mask }, { axis, renormRmin, renormRmax }) {
    yield* checkAxes('params.axis', [axis], x.shape)
    const expected = x.shape.slice(0, -1)
    if (mask && !areShapesEqual(mask.shape, expected))
      yield problem('shape', 'mask', formatShape(expected), formatShape(mask.shape))
    if (renormRmin !== null && renormRmax !== null && renormRmax < renormRmin)
      yield problem('parameter', 'params.renormRmax', `at least renormRmin, ${renormRmin}`, String(renormRmax))
  },
  weights: ({ x }, params) => {
    const shape = [x.shape.at(params.axis) ?? 1]
    return { ...affineWeights(shape, params), ...statisticsWeights(shape, params) }
  },
  run: ({ x, mask }, params, { gamma, beta, ...statistics }, ops) => {
    const shape = ops.shapeOf(x)
    const channels = fromFront([params.axis], shape.length)
    const kept = keepOnly(shape, channels)
    // As in Keras a frozen layer keeps to what it has seen.
    const isLearning = ops.mode === 'training' && params.trainable
    const seen = (moving: typeof x) => ops.reshape(moving, kept)
    const moments = isLearning
      ? batchMoments(ops, x, mask, channels)
      : { mean: seen(statistics.moving_mean), variance: seen(statistics.moving_variance) }
    const scale = ops.rsqrt(ops.add(moments.variance, params.epsilon))
    const normalized = ops.multiply(ops.subtract(x, moments.mean), scale)
    const followed = isLearning ? followBatch(ops, normalized, moments, params, statistics) : normalized
    return { y: applyAffine(ops, followed, kept, gamma, beta) }
  },
  mapping: {
    keras: 'BatchNormalization',
    tfjs: 'batchNormalization',
    pytorch: 'BatchNorm',
    onnx: 'BatchNormalization',
  },
  examples: [
    {
      inputs: { x: [[1, 2], [3, 6]] }, // prettier-ignore
      params: { epsilon: 0 },
      weights: { gamma: [1, 2], beta: [0, 1], moving_mean: [1, 2], moving_variance: [1, 4] },
      outputs: { y: [[0, 1], [2, 5]] }, // prettier-ignore
      source: 'by hand, in inference',
    },
  ],
})
