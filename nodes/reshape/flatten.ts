import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { multiplySizes } from '../../src/operations/size.js'
import { dataFormat, toChannelsLast } from '../../src/definition/data-format.js'

export const flatten = defineNode({
  type: 'Flatten',
  category: 'reshape',
  doc: {
    summary: 'Lays out each example as one row.',
    use: 'Between convolutions and Dense layers.',
    source: 'https://keras.io/api/layers/reshaping_layers/flatten/',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], rank: { min: 1 }, doc: '`[batch, ...]`.' } },
  outputs: { y: { kind: 'tensor', doc: '`[batch, features]`, the elements in row-major order.' }, layer: layerOutput },
  params: { dataFormat },
  run: ({ x }, params, _weights, ops) => {
    const [batch = 1, ...rest] = ops.shapeOf(x)
    // Channels come last in the row whichever way they came in, so that the weights behind it fit both.
    const ordered = rest.length > 1 ? toChannelsLast(ops, x, params.dataFormat) : x
    return { y: ops.reshape(ordered, [batch, rest.length === 0 ? 1 : multiplySizes(...rest)]) }
  },
  mapping: { keras: 'Flatten', tfjs: 'flatten', pytorch: 'Flatten', onnx: 'Flatten' },
  examples: [
    {
      inputs: { x: [[[1, 2], [3, 4]], [[5, 6], [7, 8]]] }, // prettier-ignore
      outputs: { y: [[1, 2, 3, 4], [5, 6, 7, 8]] }, // prettier-ignore
      source: 'definition',
    },
  ],
})
