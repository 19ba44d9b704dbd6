import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const squareplus = defineNode({
  type: 'Squareplus',
  category: 'activation',
  doc: {
    summary: 'A smooth ReLU without exponentials.',
    formula: 'y = (x + √(x² + b)) / 2',
    use: 'In place of softplus where exponentials are expensive.',
    source: 'Barron 2021, arXiv:2112.11687',
  },
  activation: { name: 'squareplus' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    b: number({ default: 4, min: 0, slider: [0, 8], step: 0.1, doc: 'How wide the bend at 0 is; 0 gives ReLU.' }),
  },
  run: ({ x }, { b }, _weights, ops) => ({
    y: ops.multiply(ops.add(x, ops.sqrt(ops.add(ops.square(x), b))), 0.5),
  }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: null, onnx: null },
  examples: [{ inputs: { x: [-1.5, 0, 1.5] }, outputs: { y: [0.5, 1, 2] }, source: 'definition' }],
})
