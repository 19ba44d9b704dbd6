import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { axes, checkAxes } from '../../src/definition/params/axes.js'

export const unitNormalization = defineNode({
  type: 'UnitNormalization',
  label: 'Unit normalization',
  category: 'normalization',
  doc: {
    summary: 'Brings vectors to length 1.',
    formula: 'y = x / √(Σ x²) along `axis`',
    use: 'Before Dot, whose products are then cosines; for embeddings that are compared.',
    source: 'https://keras.io/api/layers/normalization_layers/unit_normalization/',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: { axis: axes({ default: [-1], doc: 'The axis, or axes, along which a vector lies.' }) },
  check: ({ x }, { axis }) => checkAxes('params.axis', axis, x.shape),
  run: ({ x }, { axis }, _weights, ops) => {
    // As in Keras no vector is stretched by more than 10¹², so that zeros stay zeros.
    const squares = ops.maximum(ops.sum(ops.square(x), axis, true), 1e-24)
    return { y: ops.multiply(x, ops.rsqrt(squares)) }
  },
  mapping: { keras: 'UnitNormalization', tfjs: null, pytorch: 'normalize', onnx: 'LpNormalization' },
  examples: [
    {
      inputs: { x: [[3, 4], [0, 0]] }, // prettier-ignore
      outputs: { y: [[0.6, 0.8], [0, 0]] }, // prettier-ignore
      source: 'by hand',
    },
  ],
})
