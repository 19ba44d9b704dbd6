import { defineNode } from '../../src/definition/node.js'
import { checkAxes } from '../../src/definition/params/axes.js'
import { integer } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { divideSizes, formatShape } from '../../src/operations/size.js'

export const glu = defineNode({
  type: 'GLU',
  category: 'activation',
  doc: {
    summary: 'The gated linear unit: one half of the features, weighted by the sigmoid of the other.',
    formula: 'y = a · sigmoid(b), a and b being the halves of x along `axis`',
    use: 'In convolutional networks for texts and in transformers. It halves the features, so that no layer has it in its list.',
    source: 'Dauphin et al. 2016, arXiv:1612.08083',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: 'Any shape; the axis has an even length.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x, the axis half as long.' } },
  params: { axis: integer({ default: -1, doc: 'The axis that is cut; negative ones count from the end.' }) },
  *check({ x }, { axis }) {
    const findings = [...checkAxes('params.axis', [axis], x.shape)]
    yield* findings
    if (findings.length > 0 || divideSizes(x.shape.at(axis) ?? 0, 2) !== null) return
    yield problem('shape', 'x', `an even length along axis ${axis}`, formatShape(x.shape))
  },
  run: ({ x }, { axis }, _weights, ops) => {
    const [values, gates] = ops.split(x, 2, axis)
    if (values === undefined || gates === undefined) throw new Error('GLU: check has seen that there are two halves')
    return { y: ops.multiply(values, ops.sigmoid(gates)) }
  },
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'GLU', onnx: null },
  examples: [
    { inputs: { x: [[2, 4, 0, 1]] }, outputs: { y: [[1, 2.92423431]] }, source: '2 · 0.5, 4 · sigmoid(1), by hand' },
  ],
})
