import { defineNode } from '../../src/definition/node.js'

export const softsign = defineNode({
  type: 'Softsign',
  category: 'activation',
  doc: {
    summary: 'A gentle sigmoid from -1 to 1 that saturates slowly.',
    formula: 'y = x / (1 + |x|)',
    use: 'In place of tanh where saturation hinders learning.',
    source: 'https://keras.io/api/layers/activations/#softsign-function',
  },
  activation: { name: 'softsign' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.divide(x, ops.add(ops.abs(x), 1)) }),
  mapping: { keras: 'Activation', tfjs: 'softsign', pytorch: 'Softsign', onnx: 'Softsign' },
  examples: [{ inputs: { x: [-1, 0, 3] }, outputs: { y: [-0.5, 0, 0.75] }, source: 'definition' }],
})
