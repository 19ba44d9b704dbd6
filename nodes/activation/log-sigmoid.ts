import { defineNode } from '../../src/definition/node.js'

export const logSigmoid = defineNode({
  type: 'LogSigmoid',
  label: 'Log sigmoid',
  category: 'activation',
  doc: {
    summary: 'The logarithm of the sigmoid.',
    formula: 'y = −ln(1 + e⁻ˣ)',
    use: 'For probabilities on a logarithmic scale, without the overflow of taking the logarithm afterwards.',
    source: 'https://keras.io/api/layers/activations/#logsigmoid-function',
  },
  activation: { name: 'logSigmoid' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.negate(ops.softplus(ops.negate(x))) }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'LogSigmoid', onnx: null },
  examples: [
    { inputs: { x: [-1, 0, 1] }, outputs: { y: [-1.31326169, -0.69314718, -0.31326169] }, source: 'definition' },
  ],
})
