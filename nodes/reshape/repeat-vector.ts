import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'

export const repeatVector = defineNode({
  type: 'RepeatVector',
  label: 'Repeat vector',
  category: 'reshape',
  doc: {
    summary: 'The same vector at every step of a sequence.',
    use: 'Between an encoder that ends in one vector and a recurrent decoder.',
    source: 'https://keras.io/api/layers/reshaping_layers/repeat_vector/',
  },
  inputs: {
    x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], rank: { min: 2, max: 2 }, doc: '`[batch, features]`.' },
  },
  outputs: { y: { kind: 'tensor', doc: '`[batch, n, features]`.' }, layer: layerOutput },
  params: { n: integer({ default: 2, min: 1, doc: 'How many steps there are. Keras has no default.' }) },
  run: ({ x }, { n }, _weights, ops) => {
    const [batch = 1, features = 1] = ops.shapeOf(x)
    return { y: ops.broadcastTo(ops.expandDims(x, 1), [batch, n, features]) }
  },
  mapping: { keras: 'RepeatVector', tfjs: 'repeatVector', pytorch: 'Tensor.repeat', onnx: 'Expand' },
  examples: [
    {
      inputs: { x: [[1, 2]] },
      outputs: { y: [[[1, 2], [1, 2]]] }, // prettier-ignore
      source: 'definition',
    },
  ],
})
