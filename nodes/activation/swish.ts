import { defineNode } from '../../src/definition/node.js'

export const swish = defineNode({
  type: 'Swish',
  category: 'activation',
  doc: {
    summary: 'x times its own sigmoid, also called SiLU.',
    formula: 'y = x / (1 + e⁻ˣ)',
    use: 'A smooth alternative to ReLU in deep convolutional networks (EfficientNet).',
    source: 'Ramachandran, Zoph and Le 2017, arXiv:1710.05941',
  },
  activation: { name: 'swish' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.multiply(x, ops.sigmoid(x)) }),
  mapping: { keras: 'Activation', tfjs: 'swish', pytorch: 'SiLU', onnx: 'Swish' },
  examples: [{ inputs: { x: [-1, 0, 1] }, outputs: { y: [-0.26894142, 0, 0.73105858] }, source: 'definition' }],
})
