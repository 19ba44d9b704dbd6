import { defineNode } from '../../src/definition/node.js'

export const linear = defineNode({
  type: 'Linear',
  category: 'activation',
  doc: {
    summary: 'Gives its input unchanged.',
    formula: 'y = x',
    use: 'The default of every layer: for the last layer of a regression, or where an activation node follows.',
    source: 'https://keras.io/api/layers/activations/#linear-function',
  },
  activation: { name: 'linear' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }) => ({ y: x }),
  mapping: { keras: 'Activation', tfjs: 'linear', pytorch: 'Identity', onnx: 'Identity' },
  examples: [{ inputs: { x: [-1, 0, 2] }, outputs: { y: [-1, 0, 2] }, source: 'definition' }],
})
