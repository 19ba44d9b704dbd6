import { defineNode } from '../../src/definition/node.js'
import type { Ops } from '../../src/operations/ops.js'

export const tanhShrink = defineNode({
  type: 'TanhShrink',
  label: 'Tanh shrink',
  category: 'activation',
  doc: {
    summary: 'What tanh takes away.',
    formula: 'y = x − tanh(x)',
    use: 'For sparse codes: flat around 0, straight far from it.',
    source: 'https://keras.io/api/layers/activations/#tanhshrink-function',
  },
  activation: { name: 'tanhShrink' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {},
  run: ({ x }, _params, _weights, ops) => {
    const difference = ops.subtract(x, ops.tanh(x))
    return {
      y: ops.select(ops.less(ops.abs(x), seriesUpTo), seriesOf(ops, ops.clip(x, -seriesUpTo, seriesUpTo)), difference),
    }
  },
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'Tanhshrink', onnx: null },
  examples: [
    { inputs: { x: [-1, 0.01, 2] }, outputs: { y: [-0.23840584, 3.3332e-7, 1.0359724] }, source: 'definition' },
  ],
})

/** Below it the difference has lost too many digits. */
const seriesUpTo = 0.25

/** x³/3 − 2x⁵/15 + 17x⁷/315 − 62x⁹/2835, from the Taylor series of tanh. */
function seriesOf<V>(ops: Ops<V>, x: V): V {
  const square = ops.square(x)
  const sum = [17 / 315, -2 / 15, 1 / 3].reduce(
    (value, coefficient) => ops.add(ops.multiply(value, square), coefficient),
    ops.multiply(ops.onesLike(x), -62 / 2835),
  )
  return ops.multiply(ops.multiply(square, x), sum)
}
