import { defineNode } from '../../src/definition/node.js'

export const relu6 = defineNode({
  type: 'ReLU6',
  category: 'activation',
  doc: {
    summary: 'The rectified linear unit that ends at 6.',
    formula: 'y = min(max(x, 0), 6)',
    use: 'In networks for small devices (MobileNet), whose numbers have few bits.',
    source: 'Howard et al. 2017, arXiv:1704.04861',
  },
  activation: { name: 'relu6' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.clip(x, 0, 6) }),
  mapping: { keras: 'Activation', tfjs: 'relu6', pytorch: 'ReLU6', onnx: 'Clip' },
  examples: [{ inputs: { x: [-1, 2, 9] }, outputs: { y: [0, 2, 6] }, source: 'definition' }],
})
