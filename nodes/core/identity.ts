import { defineNode } from '../../src/definition/node.js'

export const identity = defineNode({
  type: 'Identity',
  category: 'core',
  doc: {
    summary: 'Gives its input unchanged, whatever it is.',
    use: 'To name a wire, or to keep the place of a layer that may come later.',
    source: 'https://keras.io/api/layers/core_layers/identity/',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }) => ({ y: x }),
  mapping: { keras: 'Identity', tfjs: null, pytorch: 'Identity', onnx: 'Identity' },
  examples: [{ inputs: { x: [-1, 0, 2] }, outputs: { y: [-1, 0, 2] }, source: 'definition' }],
})
