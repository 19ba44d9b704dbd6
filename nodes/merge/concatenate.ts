import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { checkAxes } from '../../src/definition/params/axes.js'
import { problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { areShapesEqual, formatShape } from '../../src/operations/size.js'
import { anyMask, checkMasks, masksPort } from './masks.js'

export const concatenate = defineNode({
  type: 'Concatenate',
  category: 'merge',
  doc: {
    summary: 'Its inputs one behind the other along an axis.',
    use: 'To let the next layer see the results of several branches, or to join features of several sources.',
    source: 'https://keras.io/api/layers/merging_layers/concatenate/',
  },
  inputs: {
    x: {
      kind: 'tensor',
      dtypes: ['float32', 'int32', 'bool'],
      rank: { min: 1 },
      isVariadic: true,
      doc: 'Tensors of one shape but for the length of the axis.',
    },
    mask: masksPort,
  },
  outputs: {
    y: { kind: 'tensor', doc: 'As the inputs; the axis has the sum of their lengths.' },
    mask: {
      kind: 'tensor',
      isOptional: true,
      doc: 'Where an input has a mask: the masks one behind the other; along the last axis true where one of them is.',
    },
  },
  params: { axis: integer({ default: -1, doc: 'The axis; negative ones count from the end.' }) },
  *check({ x, mask }, { axis }) {
    const [first] = x
    if (!first) return
    const findings = [...checkAxes('params.axis', [axis], first.shape)]
    yield* findings
    if (findings.length > 0) return
    const at = axis < 0 ? axis + first.shape.length : axis
    const expected = first.shape.map((size, index) => (index === at ? '?' : size))
    for (const [index, { shape }] of x.entries()) {
      if (areShapesEqual(expected, shape.with(Math.min(at, shape.length - 1), '?'))) continue
      const port = `x${index + 1}`
      yield problem('shape', port, formatShape(expected), formatShape(shape), [
        { do: 'removeWire', label: 'Remove the wire', port },
      ])
    }
    yield* checkMasks(x, mask)
  },
  run: ({ x, mask }, { axis }, _weights, ops) => ({ y: ops.concat(x, axis), mask: joinMasks(ops, x, mask, axis) }),
  mapping: { keras: 'Concatenate', tfjs: 'concatenate', pytorch: 'cat', onnx: 'Concat' },
  examples: [
    {
      inputs: { x: [[[1, 2]], [[3, 4]]] }, // prettier-ignore
      outputs: { y: [[1, 2, 3, 4]] },
      source: 'definition',
    },
  ],
})

/** As in Keras an input without a mask has nothing masked, unless none has one. */
function joinMasks<V>(ops: Ops<V>, x: readonly V[], masks: readonly (V | null)[], axis: number): V | null {
  if (masks.every((mask) => mask === null)) return null
  const [first] = x
  const rank = first === undefined ? 1 : ops.shapeOf(first).length
  const all = x.map((item, index) => masks[index] ?? ops.fill(ops.shapeOf(item).slice(0, -1), 1, 'bool'))
  const at = axis < 0 ? axis + rank : axis
  return at === rank - 1 ? anyMask(ops, all) : ops.concat(all, at)
}
