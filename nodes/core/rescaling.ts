import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const rescaling = defineNode({
  type: 'Rescaling',
  category: 'core',
  doc: {
    summary: 'Multiplies by a factor and adds an offset.',
    formula: 'y = scale · x + offset',
    use: 'To bring pixels into the range that a network was trained on: scale 1/255 for 0 to 1; scale 1/127.5, offset -1 for -1 to 1.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32'], doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x, float32.' } },
  params: {
    scale: number({ default: 1, doc: 'The factor. Keras has no default.' }),
    offset: number({ default: 0, doc: 'What is added after scaling.' }),
  },
  run: ({ x }, { scale, offset }, _weights, ops) => {
    const floats = ops.dtypeOf(x) === 'float32' ? x : ops.cast(x, 'float32')
    return { y: ops.add(ops.multiply(floats, scale), offset) }
  },
  mapping: { keras: 'Rescaling', tfjs: 'rescaling', pytorch: null, onnx: null },
  examples: [
    { inputs: { x: [0, 8, 16] }, params: { scale: 0.125, offset: -1 }, outputs: { y: [-1, 0, 1] }, source: 'by hand' },
  ],
})
