import { defineNode } from '../../src/definition/node.js'
import { checkAxes } from '../../src/definition/params/axes.js'
import { integer } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'

export const sparsemax = defineNode({
  type: 'Sparsemax',
  category: 'activation',
  doc: {
    summary: 'Turns scores into probabilities of which many are exactly 0.',
    formula: 'yᵢ = max(xᵢ − τ, 0), τ such that Σ y = 1 along `axis`',
    use: 'In place of softmax, for attention and classes of which few count. Keras up to 3.15.1 computes something else (keras-team/keras 23425).',
    source: 'Martins and Astudillo 2016, arXiv:1602.02068',
  },
  activation: { name: 'sparsemax' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    axis: integer({ default: -1, doc: 'The axis along which they add up to 1; negative ones count from the end.' }),
  },
  check: ({ x }, { axis }) => checkAxes('params.axis', [axis], x.shape),
  run: ({ x }, { axis }, _weights, ops) => {
    const shifted = ops.subtract(x, ops.stopGradient(ops.max(x, [axis], true)))
    const isKept = ops.greater(shifted, lowerBound(ops, ops.stopGradient(shifted), axis))
    const count = ops.sum(ops.cast(isKept, 'float32'), [axis], true)
    const threshold = ops.divide(ops.subtract(ops.sum(ops.select(isKept, shifted, 0), [axis], true), 1), count)
    return { y: ops.relu(ops.select(isKept, ops.subtract(shifted, threshold), 0)) }
  },
  mapping: { keras: 'Activation', tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { x: [0.1, -0.2, 0.3, -0.4, 0.5, -0.6] },
      outputs: { y: [0.13333333, 0, 0.33333333, 0, 0.53333333, 0] },
      source: 'projection on the simplex, by hand',
    },
  ],
})

/**
 * A bound within 2⁻²⁴ below τ, by bisection: for scores up to 0, τ lies between −1 and 0. What lies above the bound is the support, from
 * which τ follows exactly, and with it the gradient: no sorting is needed.
 */
function lowerBound<V>(ops: Ops<V>, x: V, axis: number): V {
  let bound = ops.subtract(ops.multiply(ops.max(x, [axis], true), 0), 1)
  for (let step = 1; step <= 24; step++) {
    const middle = ops.add(bound, 2 ** -step)
    const mass = ops.sum(ops.relu(ops.subtract(x, middle)), [axis], true)
    bound = ops.select(ops.greaterEqual(mass, 1), middle, bound)
  }
  return bound
}
