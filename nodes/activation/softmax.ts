import { defineNode } from '../../src/definition/node.js'
import { axes, checkAxes } from '../../src/definition/params/axes.js'

export const softmax = defineNode({
  type: 'Softmax',
  category: 'activation',
  doc: {
    summary: 'Turns scores into probabilities that add up to 1 along an axis.',
    formula: 'yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ)',
    use: 'For the last layer of a classifier with one class per example.',
    source: 'https://keras.io/api/layers/activations/#softmax-function',
  },
  activation: { name: 'softmax' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    axis: axes({
      default: [-1],
      doc: 'The axis (or axes) along which the values add up to 1. Keras, PyTorch, ONNX from opset 13: the last; LabVIEW and older ONNX: 1.',
    }),
  },
  check: ({ x }, { axis }) => checkAxes('params.axis', axis, x.shape),
  run: ({ x }, { axis }, _weights, ops) => {
    const [only] = axis
    if (axis.length === 1 && only !== undefined) return { y: ops.softmax(x, only) }
    const powers = ops.exp(ops.subtract(x, ops.max(x, axis, true)))
    return { y: ops.divide(powers, ops.sum(powers, axis, true)) }
  },
  mapping: { keras: 'Softmax', tfjs: 'softmax', pytorch: 'Softmax', onnx: 'Softmax' },
  examples: [{ inputs: { x: [1, 2, 3] }, outputs: { y: [0.09003057, 0.24472847, 0.66524096] }, source: 'definition' }],
})
