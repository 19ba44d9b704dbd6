import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { axes, checkAxes } from '../../src/definition/params/axes.js'
import { initializerVariant } from '../../src/weights/initializer.js'
import { epsilon, fromFront, keepOnly } from './affine.js'

export const rmsNormalization = defineNode({
  type: 'RMSNormalization',
  label: 'RMS normalization',
  category: 'normalization',
  doc: {
    summary: 'Divides by the root of the mean square; the mean stays where it is.',
    formula: 'y = scale · x / √(mean(x²) + epsilon) along `axis`',
    use: 'In place of LayerNormalization in large language models: cheaper, and about as good.',
    source: 'Zhang and Sennrich 2019, arXiv:1910.07467',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: '`[batch, ..., features]`.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    axis: axes({ default: [-1], doc: 'The axis, or axes, of the features.' }),
    epsilon: epsilon(1e-6, 'Keras: 0.000001; PyTorch: the smallest step of the numbers; ONNX: 0.00001.'),
    ...layerParams,
  },
  check: ({ x }, { axis }) => checkAxes('params.axis', axis, x.shape),
  weights: ({ x }, { axis }) => ({
    scale: {
      shape: fromFront(axis, x.shape.length).map((index) => x.shape[index] ?? 1),
      initializer: initializerVariant('ones'),
    },
  }),
  run: ({ x }, params, { scale }, ops) => {
    const shape = ops.shapeOf(x)
    const axes = fromFront(params.axis, shape.length)
    const factor = ops.rsqrt(ops.add(ops.mean(ops.square(x), axes, true), params.epsilon))
    return { y: ops.multiply(ops.multiply(x, factor), ops.reshape(scale, keepOnly(shape, axes))) }
  },
  mapping: { keras: 'RMSNormalization', tfjs: null, pytorch: 'RMSNorm', onnx: 'RMSNormalization' },
  examples: [
    {
      inputs: { x: [[1, 7]] },
      params: { epsilon: 0 },
      weights: { scale: [1, 10] },
      outputs: { y: [[0.2, 14]] },
      source: '√((1 + 49) / 2) = 5, by hand',
    },
  ],
})
