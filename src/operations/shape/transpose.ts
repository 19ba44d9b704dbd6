import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Size } from '../types.js'

/** Axis `i` of the result is axis `permutation[i]` of `x`. */
export const transpose: Operation<{ readonly permutation: readonly number[] }> = {
  name: 'transpose',
  infer([x], { permutation }) {
    if (!x) throw new ShapeError('transpose', 'one operand', 'none')
    const { shape } = x
    const isComplete = shape.every((_, axis) => permutation.includes(axis)) && permutation.length === shape.length
    if (!isComplete) {
      throw new ShapeError('transpose', `a permutation of the axes of ${formatShape(shape)}`, formatShape(permutation))
    }
    return [{ dtype: x.dtype, shape: permutation.map((axis): Size => shape[axis]!) }]
  },
  gradient: gradientOfResult(({ dy, attributes: { permutation }, ops }) => [
    ops.transpose(
      dy,
      permutation.map((_, axis) => permutation.indexOf(axis)),
    ),
  ]),
}

/** `permutation` by default reverses the axes. */
export const callTranspose =
  <V>(trace: Trace<V>) =>
  (x: V, permutation?: readonly number[]): V => {
    const axes =
      permutation ??
      trace
        .typeOf(x)
        .shape.map((_, axis) => axis)
        .reverse()
    return axes.every((axis, index) => axis === index) ? x : applyOne(trace, transpose, [x], { permutation: axes })
  }
