import { defineNode } from '../../src/definition/node.js'

export const sparseSigmoid = defineNode({
  type: 'SparseSigmoid',
  label: 'Sparse sigmoid',
  category: 'activation',
  doc: {
    summary: 'A sigmoid made of three straight lines, from −1 to 1: the slope of sparse plus.',
    formula: 'y = min(max((x + 1) / 2, 0), 1)',
    use: 'For gates that close and open wholly.',
    source: 'https://keras.io/api/layers/activations/#sparsesigmoid-function',
  },
  activation: { name: 'sparseSigmoid' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => ({ y: ops.clip(ops.multiply(ops.add(x, 1), 0.5), 0, 1) }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: null, onnx: null },
  examples: [{ inputs: { x: [-2, 0, 0.5, 3] }, outputs: { y: [0, 0.5, 0.75, 1] }, source: 'definition' }],
})
