import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { checkAxes } from '../../src/definition/params/axes.js'
import { integer, number } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { areShapesEqual, formatShape } from '../../src/operations/size.js'
import { initializer } from '../../src/weights/initializer.js'
import { affineParams, affineWeights, applyAffine, epsilon, fromFront, keepOnly } from './affine.js'
import { batchMoments } from './batch-moments.js'

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
    momentum: number({
      default: 0.99,
      min: 0,
      max: 1,
      doc: 'How much of the moving statistics a training step keeps. PyTorch names the rest: its 0.1 is 0.9 here.',
    }),
    epsilon: epsilon(0.001, 'Keras: 0.001; PyTorch and ONNX: 0.00001.'),
    ...affineParams,
    movingMeanInitializer: initializer({ default: 'zeros', doc: 'How the moving mean starts.' }),
    movingVarianceInitializer: initializer({ default: 'ones', doc: 'How the moving variance starts.' }),
    ...layerParams,
  },
  *check({ x, mask }, { axis }) {
    yield* checkAxes('params.axis', [axis], x.shape)
    const expected = x.shape.slice(0, -1)
    if (mask && !areShapesEqual(mask.shape, expected))
      yield problem('shape', 'mask', formatShape(expected), formatShape(mask.shape))
  },
  weights: ({ x }, params) => {
    const shape = [x.shape.at(params.axis) ?? 1]
    return {
      ...affineWeights(shape, params),
      moving_mean: { shape, initializer: params.movingMeanInitializer, isTrainable: false },
      moving_variance: { shape, initializer: params.movingVarianceInitializer, isTrainable: false },
    }
  },
  run: ({ x, mask }, params, { gamma, beta, moving_mean: movingMean, moving_variance: movingVariance }, ops) => {
    const shape = ops.shapeOf(x)
    const channels = fromFront([params.axis], shape.length)
    const kept = keepOnly(shape, channels)
    let [mean, variance] = [ops.reshape(movingMean, kept), ops.reshape(movingVariance, kept)]
    // As in Keras a frozen layer keeps to what it has seen.
    if (ops.mode === 'training' && params.trainable) {
      ;({ mean, variance } = batchMoments(ops, x, mask, channels))
      const { momentum } = params
      const flat = ops.shapeOf(movingMean)
      const next = (moving: typeof x, batch: typeof x) =>
        ops.add(ops.multiply(moving, momentum), ops.multiply(ops.reshape(batch, flat), 1 - momentum))
      ops.update('moving_mean', next(movingMean, mean))
      ops.update('moving_variance', next(movingVariance, variance))
    }
    const scale = ops.rsqrt(ops.add(variance, params.epsilon))
    return { y: applyAffine(ops, ops.multiply(ops.subtract(x, mean), scale), kept, gamma, beta) }
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
