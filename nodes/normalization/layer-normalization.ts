import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { axes, checkAxes } from '../../src/definition/params/axes.js'
import { affineParams, affineWeights, applyAffine, epsilon, fromFront, keepOnly, standardize } from './affine.js'

export const layerNormalization = defineNode({
  type: 'LayerNormalization',
  label: 'Layer normalization',
  category: 'normalization',
  doc: {
    summary: 'Brings the features of each example, and of each step, to mean 0 and variance 1.',
    formula: 'y = gamma (x − mean) / √(variance + epsilon) + beta, both over `axis`',
    use: 'In transformers and recurrent networks: depends on no other example, and is the same in training and inference.',
    source: 'Ba, Kiros and Hinton 2016, arXiv:1607.06450',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 2 }, doc: '`[batch, ..., features]`.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    axis: axes({ default: [-1], doc: 'The axis, or axes, of the features.' }),
    epsilon: epsilon(0.001, 'Keras: 0.001; PyTorch and ONNX: 0.00001.'),
    ...affineParams,
    ...layerParams,
  },
  check: ({ x }, { axis }) => checkAxes('params.axis', axis, x.shape),
  weights: ({ x }, params) =>
    affineWeights(
      fromFront(params.axis, x.shape.length).map((axis) => x.shape[axis] ?? 1),
      params,
    ),
  run: ({ x }, params, { gamma, beta }, ops) => {
    const shape = ops.shapeOf(x)
    const axes = fromFront(params.axis, shape.length)
    return { y: applyAffine(ops, standardize(ops, x, axes, params.epsilon), keepOnly(shape, axes), gamma, beta) }
  },
  mapping: {
    keras: 'LayerNormalization',
    tfjs: 'layerNormalization',
    pytorch: 'LayerNorm',
    onnx: 'LayerNormalization',
  },
  examples: [
    {
      inputs: { x: [[1, 3], [2, 2]] }, // prettier-ignore
      params: { epsilon: 0.5625 },
      weights: { gamma: [1, 10], beta: [0, 1] },
      outputs: { y: [[-0.8, 9], [0, 1]] }, // prettier-ignore
      source: '∓1 / √(1 + 0.5625), by hand',
    },
  ],
})
