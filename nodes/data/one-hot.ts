import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'

export const oneHot = defineNode({
  type: 'OneHot',
  label: 'One hot',
  category: 'data',
  doc: {
    summary: 'For each whole number a vector of zeros with a single one, at the place that the number says.',
    formula: 'y[..., k] = 1 where x[...] = k, 0 elsewhere; all 0 where x is out of range',
    use: 'To make targets of the numbers of classes. CategoryEncoding also gathers several numbers in one vector.',
    source: 'https://keras.io/api/ops/nn/#onehot-function',
  },
  inputs: {
    x: {
      kind: 'tensor',
      dtypes: ['int32'],
      doc: 'Any shape: whole numbers from 0 up to `numClasses`, itself excluded.',
    },
  },
  outputs: { y: { kind: 'tensor', doc: 'As x with one more axis of length `numClasses`, float32.' } },
  params: {
    numClasses: integer({ default: 10, min: 1, doc: 'How many classes there are. Keras has no default.' }),
    axis: integer({ default: -1, isAdvanced: true, doc: 'Where the new axis stands in y; -1: it is the last.' }),
  },
  *check({ x }, { axis }) {
    const rank = x.shape.length + 1
    if (axis >= -rank && axis < rank) return
    yield problem('parameter', 'params.axis', `an axis from ${-rank} to ${rank - 1}`, String(axis), [
      { do: 'setParam', label: 'Put it last', param: 'axis', value: -1 },
    ])
  },
  run: ({ x }, { numClasses, axis }, _weights, ops) => {
    const y = ops.oneHot(x, numClasses)
    const axes = ops.shapeOf(x).map((_, index) => index)
    const last = axes.length
    const order = axes.toSpliced(axis < 0 ? axis + last + 1 : axis, 0, last)
    return { y: ops.transpose(y, order) }
  },
  mapping: { keras: 'ops.one_hot', tfjs: 'oneHot', pytorch: 'one_hot', onnx: 'OneHot' },
  examples: [
    {
      inputs: { x: [2, 0] },
      params: { numClasses: 3 },
      outputs: { y: [[0, 0, 1], [1, 0, 0]] }, // prettier-ignore
      source: 'definition',
    },
  ],
})
