import { defineNode } from '../../src/definition/node.js'

export const sigmoid = defineNode({
  type: 'Sigmoid',
  category: 'activation',
  doc: {
    summary: 'The logistic function, from 0 to 1.',
    formula: 'y = 1 / (1 + e⁻ˣ)',
    use: 'For gates, and for the probability of yes in the last layer of a yes-or-no classifier. Saturates for |x| above 6.',
    source: 'https://keras.io/api/layers/activations/#sigmoid-function',
  },
  activation: { name: 'sigmoid' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.sigmoid(x) }),
  mapping: { keras: 'Activation', tfjs: 'sigmoid', pytorch: 'Sigmoid', onnx: 'Sigmoid' },
  examples: [{ inputs: { x: [-2, 0, 2] }, outputs: { y: [0.11920292, 0.5, 0.88079708] }, source: 'definition' }],
})
