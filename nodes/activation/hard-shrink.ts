import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const hardShrink = defineNode({
  type: 'HardShrink',
  label: 'Hard shrink',
  category: 'activation',
  doc: {
    summary: 'The identity but for small values, which become 0.',
    formula: 'y = x for |x| > lambda, 0 otherwise',
    use: 'For sparse codes: small values vanish, large ones keep their size.',
    source: 'https://keras.io/api/layers/activations/#hardshrink-function',
  },
  activation: { name: 'hardShrink' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    lambda: number({
      default: 0.5,
      min: 0,
      slider: [0, 4],
      step: 0.01,
      keras: 'threshold',
      doc: 'Values up to this size become 0. Keras, PyTorch and ONNX: 0.5.',
    }),
  },
  run: ({ x }, { lambda }, _weights, ops) => ({ y: ops.select(ops.greater(ops.abs(x), lambda), x, 0) }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'Hardshrink', onnx: 'Shrink' },
  examples: [{ inputs: { x: [-1, 0.25, 2] }, outputs: { y: [-1, 0, 2] }, source: 'definition' }],
})
