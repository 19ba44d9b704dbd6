import { defineNode } from '../../src/definition/node.js'

export const hardTanh = defineNode({
  type: 'HardTanh',
  label: 'Hard tanh',
  category: 'activation',
  doc: {
    summary: 'A tanh made of three straight lines.',
    formula: 'y = min(max(x, −1), 1)',
    use: 'A cheap activation with bounds.',
    source: 'https://keras.io/api/layers/activations/#hardtanh-function',
  },
  activation: { name: 'hardTanh' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.clip(x, -1, 1) }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'Hardtanh', onnx: 'Clip' },
  examples: [{ inputs: { x: [-2, 0.5, 3] }, outputs: { y: [-1, 0.5, 1] }, source: 'definition' }],
})
