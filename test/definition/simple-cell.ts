import { defineCell } from '../../src/definition/cell.js'
import { integer } from '../../src/definition/params/index.js'
import { zeros } from './zeros.js'

/** A cell for tests: `h = exp(x kernel + h recurrent)`. */
export const simpleCell = defineCell({
  type: 'SimpleCell',
  doc: { summary: 'A cell for tests.', formula: 'h = exp(x W + h U)' },
  x: { kind: 'tensor', rank: { min: 2, max: 2 }, doc: '`[batch, features]`.' },
  states: { h: 'The previous output, `[batch, units]`.' },
  params: { units: integer({ default: 4, min: 1, doc: 'Outputs.' }) },
  stateShapes: ({ shape: [batch = 1] }, { units }) => ({ h: [batch, units] }),
  weights: ({ x }, { units }) => ({
    kernel: { shape: [x.shape.at(-1) ?? 1, units], initializer: zeros },
    recurrent_kernel: { shape: [units, units], initializer: zeros },
  }),
  prepare: (x, mask, _params, { kernel }, ops) => ops.matMul(mask === null ? x : ops.multiply(x, mask), kernel),
  masks: ({ shape }, _params, ops) => ({ input: ops.fill(shape, 2), recurrent: null }),
  step(prepared, { h }, mask, _params, weights, ops) {
    const previous = mask === null ? h : ops.multiply(h, mask)
    const y = ops.exp(ops.add(prepared, ops.matMul(previous, weights.recurrent_kernel)))
    return { y, h: y }
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
  examples: [{ inputs: { x: [[1]], h: [[0, 0]] }, params: { units: 2 }, outputs: { h: [[1, 1]] }, source: 'by hand' }],
})
