import { defineNode } from '../../src/definition/node.js'

export const sparsePlus = defineNode({
  type: 'SparsePlus',
  label: 'Sparse plus',
  category: 'activation',
  doc: {
    summary: 'A smooth ReLU that is 0 below −1 and the identity above 1.',
    formula: 'y = 0 for x ≤ −1, (x + 1)² / 4 for −1 < x < 1, x for x ≥ 1',
    use: 'In place of softplus where exact zeros are wanted.',
    source: 'https://keras.io/api/layers/activations/#sparseplus-function',
  },
  activation: { name: 'sparsePlus' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => {
    const bend = ops.multiply(ops.square(ops.add(ops.clip(x, -1, 1), 1)), 0.25)
    return { y: ops.add(bend, ops.relu(ops.subtract(x, 1))) }
  },
  mapping: { keras: 'Activation', tfjs: null, pytorch: null, onnx: null },
  examples: [{ inputs: { x: [-2, 0, 3] }, outputs: { y: [0, 0.25, 3] }, source: 'definition' }],
})
