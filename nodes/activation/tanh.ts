import { defineNode } from '../../src/definition/node.js'

export const tanh = defineNode({
  type: 'Tanh',
  category: 'activation',
  doc: {
    summary: 'The hyperbolic tangent, from -1 to 1.',
    formula: 'y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)',
    use: 'The activation of recurrent layers: bounded, and zero at zero.',
    source: 'https://keras.io/api/layers/activations/#tanh-function',
  },
  activation: { name: 'tanh' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.tanh(x) }),
  mapping: { keras: 'Activation', tfjs: 'tanh', pytorch: 'Tanh', onnx: 'Tanh' },
  examples: [{ inputs: { x: [-1, 0, 1] }, outputs: { y: [-0.76159416, 0, 0.76159416] }, source: 'definition' }],
})
