import { defineNode } from '../../src/definition/node.js'
import { axes, checkAxes } from '../../src/definition/params/axes.js'
import type { Ops } from '../../src/operations/ops.js'

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
  inputs: {
    x: { kind: 'tensor', doc: 'Any shape.' },
    mask: {
      kind: 'tensor',
      dtypes: ['bool'],
      isOptional: true,
      doc: 'As x: what is false takes no part and becomes 0.',
    },
  },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    axis: axes({
      default: [-1],
      doc: 'The axis (or axes) along which the values add up to 1. Keras, PyTorch, ONNX from opset 13: the last; LabVIEW and older ONNX: 1.',
    }),
  },
  check: ({ x }, { axis }) => checkAxes('params.axis', axis, x.shape),
  run: ({ x, mask }, { axis }, _weights, ops) => {
    if (mask === null) return { y: softmaxAlong(ops, x, axis) }
    // The most negative float32 that leaves room for adding; a row without anything true is zero in the end.
    const y = softmaxAlong(ops, ops.select(mask, x, -3e38), axis)
    return { y: ops.select(mask, y, 0) }
  },
  mapping: { keras: 'Softmax', tfjs: 'softmax', pytorch: 'Softmax', onnx: 'Softmax' },
  examples: [{ inputs: { x: [1, 2, 3] }, outputs: { y: [0.09003057, 0.24472847, 0.66524096] }, source: 'definition' }],
})

function softmaxAlong<V>(ops: Ops<V>, x: V, axes: readonly number[]): V {
  const [only] = axes
  if (axes.length === 1 && only !== undefined) return ops.softmax(x, only)
  const powers = ops.exp(ops.subtract(x, ops.stopGradient(ops.max(x, axes, true))))
  return ops.divide(powers, ops.sum(powers, axes, true))
}
