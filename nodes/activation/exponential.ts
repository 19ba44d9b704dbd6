import { defineNode } from '../../src/definition/node.js'

export const exponential = defineNode({
  type: 'Exponential',
  category: 'activation',
  doc: {
    summary: 'The exponential function.',
    formula: 'y = eˣ',
    use: 'For rates and scales that must be positive. Grows without bound: large inputs overflow float32 above 88.7.',
    source: 'https://keras.io/api/layers/activations/#exponential-function',
  },
  activation: { name: 'exponential' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.exp(x) }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: null, onnx: 'Exp' },
  examples: [{ inputs: { x: [-1, 0, 1] }, outputs: { y: [0.36787944, 1, 2.7182818] }, source: 'definition' }],
})
