import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const softShrink = defineNode({
  type: 'SoftShrink',
  label: 'Soft shrink',
  category: 'activation',
  doc: {
    summary: 'Every value brought nearer to 0, small ones to 0 itself.',
    formula: 'y = sign(x) · max(|x| − lambda, 0)',
    use: 'For sparse codes and for removing noise: the step of iterative shrinkage.',
    source: 'https://keras.io/api/layers/activations/#softshrink-function',
  },
  activation: { name: 'softShrink' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    lambda: number({
      default: 0.5,
      min: 0,
      slider: [0, 4],
      step: 0.01,
      keras: 'threshold',
      doc: 'By how much a value shrinks. Keras, PyTorch and ONNX: 0.5.',
    }),
  },
  run: ({ x }, { lambda }, _weights, ops) => {
    const above = ops.relu(ops.subtract(x, lambda))
    return { y: ops.subtract(above, ops.relu(ops.negate(ops.add(x, lambda)))) }
  },
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'Softshrink', onnx: 'Shrink' },
  examples: [{ inputs: { x: [-1, 0.25, 2] }, outputs: { y: [-0.5, 0, 1.5] }, source: 'definition' }],
})
