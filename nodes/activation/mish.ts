import { defineNode } from '../../src/definition/node.js'

export const mish = defineNode({
  type: 'Mish',
  category: 'activation',
  doc: {
    summary: 'A smooth activation that lets small negative values through.',
    formula: 'y = x · tanh(ln(1 + eˣ))',
    use: 'In place of swish or ReLU in deep convolutional networks (YOLOv4).',
    source: 'Misra 2019, arXiv:1908.08681',
  },
  activation: { name: 'mish' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.multiply(x, ops.tanh(ops.softplus(x))) }),
  mapping: { keras: 'Activation', tfjs: 'mish', pytorch: 'Mish', onnx: 'Mish' },
  examples: [{ inputs: { x: [-1, 0, 1] }, outputs: { y: [-0.30340146, 0, 0.86509839] }, source: 'definition' }],
})
