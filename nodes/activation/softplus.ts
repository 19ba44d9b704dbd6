import { defineNode } from '../../src/definition/node.js'

export const softplus = defineNode({
  type: 'Softplus',
  category: 'activation',
  doc: {
    summary: 'A smooth ReLU that is always positive.',
    formula: 'y = ln(1 + eˣ)',
    use: 'For scales and variances that must be positive.',
    source: 'https://keras.io/api/layers/activations/#softplus-function',
  },
  activation: { name: 'softplus' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.softplus(x) }),
  mapping: { keras: 'Activation', tfjs: 'softplus', pytorch: 'Softplus', onnx: 'Softplus' },
  examples: [{ inputs: { x: [-1, 0, 1] }, outputs: { y: [0.31326169, 0.69314718, 1.31326169] }, source: 'definition' }],
})
