import { defineNode } from '../../src/definition/node.js'

export const hardSwish = defineNode({
  type: 'HardSwish',
  label: 'Hard swish',
  category: 'activation',
  doc: {
    summary: 'Swish made of straight lines and a parabola; also called hard SiLU.',
    formula: 'y = x · min(max(x + 3, 0), 6) / 6',
    use: 'In networks for small devices (MobileNetV3), in place of swish.',
    source: 'Howard et al. 2019, arXiv:1905.02244',
  },
  activation: { name: 'hardSwish' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({
    y: ops.multiply(x, ops.clip(ops.add(ops.multiply(x, 1 / 6), 0.5), 0, 1)),
  }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'Hardswish', onnx: 'HardSwish' },
  examples: [{ inputs: { x: [-4, 0, 1.5, 4] }, outputs: { y: [0, 0, 1.125, 4] }, source: 'definition' }],
})
