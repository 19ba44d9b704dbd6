import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { toAxis } from '../reduction/axes.js'
import { addSizes, areShapesEqual, formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape, Size } from '../types.js'

/** Joins tensors of one dtype along `axis`; all other lengths must agree. */
export const concat: Operation<{ readonly axis: number }> = {
  name: 'concat',
  infer(inputs, { axis }) {
    const first = inputs[0]
    if (!first) throw new ShapeError('concat', 'at least one operand', 'none')
    const others = (shape: Shape) => shape.filter((_, i) => i !== axis)
    for (const { dtype, shape } of inputs) {
      if (dtype !== first.dtype) throw new ShapeError('concat', `operands of dtype ${first.dtype}`, dtype)
      if (shape.length !== first.shape.length || !areShapesEqual(others(shape), others(first.shape))) {
        const expected = `shapes that agree with ${formatShape(first.shape)} on all axes but ${axis}`
        throw new ShapeError('concat', expected, formatShape(shape))
      }
    }
    const joined = addSizes(...inputs.map(({ shape }): Size => shape[axis]!))
    return [{ dtype: first.dtype, shape: first.shape.map((size, i) => (i === axis ? joined : size)) }]
  },
  gradient: gradientOfResult(({ inputs, dy, attributes: { axis }, wanted, ops }) => {
    let begin: Size = 0
    return inputs.map((input, index) => {
      const shape = ops.shapeOf(input)
      const start = begin
      begin = addSizes(begin, shape[axis]!)
      return wanted[index]
        ? ops.slice(
            dy,
            shape.map((_, i) => (i === axis ? start : 0)),
            shape,
          )
        : null
    })
  }),
}

/** `axis` is by default the last. */
export const callConcat =
  <V>(trace: Trace<V>) =>
  (values: readonly V[], axis = -1): V => {
    const first = values[0]
    if (first === undefined) throw new ShapeError('concat', 'at least one operand', 'none')
    const { shape } = trace.typeOf(first)
    return values.length === 1 ? first : applyOne(trace, concat, values, { axis: toAxis('concat', shape, axis) })
  }
