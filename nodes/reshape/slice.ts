import { defineNode } from '../../src/definition/node.js'
import { integer, nullable, toggle } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { addSizes, formatShape } from '../../src/operations/size.js'
import type { Shape, Size } from '../../src/operations/types.js'

export const slice = defineNode({
  type: 'Slice',
  category: 'reshape',
  doc: {
    summary: 'A part of the input along one axis.',
    formula: 'y = x[..., start : start + size, ...]',
    use: 'To take single time steps, channels or features. Counting from the end needs a length that is known.',
    source: 'https://keras.io/api/ops/core/#slice-function',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], rank: { min: 1 }, doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x, the axis cut to `size`, or without it.' } },
  params: {
    axis: integer({ default: 1, doc: 'The axis; negative ones count from the end.' }),
    start: integer({ default: 0, doc: 'The first index; negative ones count from the end.' }),
    size: nullable(integer({ default: 1, min: 1, doc: 'How many indices; none: all that follow.' }), 1),
    squeeze: toggle({ default: false, keras: null, doc: 'Whether the axis goes if one index is left.' }),
  },
  *check({ x }, { axis, start, size }) {
    const length = x.shape.at(axis)
    if (axis >= x.shape.length || length === undefined) {
      const { length: rank } = x.shape
      yield problem(
        'parameter',
        'params.axis',
        `an axis from ${-rank} to ${rank - 1} of ${formatShape(x.shape)}`,
        String(axis),
      )
      return
    }
    if (typeof length !== 'number') return
    const first = start < 0 ? start + length : start
    const isInside = first >= 0 && first + (size ?? 1) <= length
    if (!isInside)
      yield problem('parameter', 'params.start', `a part of ${length} indices`, `${size ?? 1} from ${start}`)
  },
  run: ({ x }, { axis, start, size, squeeze }, _weights, ops) => {
    const shape = ops.shapeOf(x)
    const at = axis < 0 ? axis + shape.length : axis
    const length = shape[at] ?? 1
    const first = start < 0 ? addSizes(length, start) : start
    const count = size ?? addSizes(length, typeof first === 'number' ? -first : -start)
    const y = ops.slice(
      x,
      replaceAxis(
        shape.map(() => 0),
        at,
        first,
      ),
      replaceAxis(shape, at, count),
    )
    return {
      y:
        squeeze && count === 1
          ? ops.reshape(
              y,
              shape.filter((_, other) => other !== at),
            )
          : y,
    }
  },
  mapping: { keras: 'ops.slice', tfjs: 'slice', pytorch: 'Tensor.narrow', onnx: 'Slice' },
  examples: [
    {
      inputs: { x: [[1, 2, 3], [4, 5, 6]] }, // prettier-ignore
      params: { start: 1, size: 2 },
      outputs: { y: [[2, 3], [5, 6]] }, // prettier-ignore
      source: 'definition',
    },
    {
      inputs: { x: [[1, 2, 3], [4, 5, 6]] }, // prettier-ignore
      params: { start: -1, squeeze: true },
      outputs: { y: [3, 6] },
      source: 'definition',
    },
  ],
})

function replaceAxis(shape: Shape, axis: number, size: Size): Shape {
  return shape.map((other, index) => (index === axis ? size : other))
}
