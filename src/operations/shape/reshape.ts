import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { divideSizes, formatShape, sizeOfShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape } from '../types.js'

/** The same elements in row-major order under another shape. */
export const reshape: Operation<{ readonly shape: Shape }> = {
  name: 'reshape',
  infer([x], { shape }) {
    if (!x) throw new ShapeError('reshape', 'one operand', 'none')
    if (sizeOfShape(x.shape) !== sizeOfShape(shape)) {
      throw new ShapeError('reshape', `${sizeOfShape(shape)} elements for ${formatShape(shape)}`, formatShape(x.shape))
    }
    return [{ dtype: x.dtype, shape }]
  },
  gradient: gradientOfResult(({ x, dy, ops }) => [ops.reshape(dy, ops.shapeOf(x))]),
}

/** One length may be -1: it is what remains of the element count. */
export const callReshape =
  <V>(trace: Trace<V>) =>
  (x: V, shape: Shape): V => {
    const from = trace.typeOf(x).shape
    return applyOne(trace, reshape, [x], { shape: resolveShape(from, shape) })
  }

/** The shape with -1 replaced. @throws ShapeError when nothing whole remains for it. */
export function resolveShape(from: Shape, shape: Shape): Shape {
  if (!shape.includes(-1)) return shape
  const rest = divideSizes(sizeOfShape(from), sizeOfShape(shape.filter((size) => size !== -1)))
  if (rest === null || shape.filter((size) => size === -1).length > 1) {
    throw new ShapeError('reshape', `a shape that ${formatShape(from)} fits into`, formatShape(shape))
  }
  return shape.map((size) => (size === -1 ? rest : size))
}
