import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { toAxis } from '../reduction/axes.js'
import { applyOne, type Trace } from '../trace.js'

/**
 * The slices of `x` at `indices` (int32) along `axis`: that axis of `x` is replaced by the shape of `indices`.
 * Indices must lie within the axis.
 */
export const gather: Operation<{ readonly axis: number }> = {
  name: 'gather',
  infer([x, indices], { axis }) {
    if (!x || !indices) throw new ShapeError('gather', 'two operands', 'fewer')
    if (indices.dtype !== 'int32') throw new ShapeError('gather', 'int32 indices', indices.dtype)
    return [{ dtype: x.dtype, shape: x.shape.toSpliced(axis, 1, ...indices.shape) }]
  },
  // The gathered axes go to the front, where scatterAdd puts them into one axis, which goes back to its place.
  gradient: gradientOfResult(({ x, inputs, dy, attributes: { axis }, ops }) => {
    const indices = inputs[1]!
    const gathered = ops.shapeOf(indices).length
    const all = ops.shapeOf(dy).map((_, i) => i)
    const toFront = [...all.slice(axis, axis + gathered), ...all.slice(0, axis), ...all.slice(axis + gathered)]
    const shape = ops.shapeOf(x)
    const scattered = ops.scatterAdd(indices, ops.transpose(dy, toFront), shape[axis]!)
    const toPlace = shape.map((_, i) => (i < axis ? i + 1 : i === axis ? 0 : i))
    return [ops.transpose(scattered, toPlace), null]
  }),
}

/** `axis` is by default the first. */
export const callGather =
  <V>(trace: Trace<V>) =>
  (x: V, indices: V, axis = 0): V =>
    applyOne(trace, gather, [x, indices], { axis: toAxis('gather', trace.typeOf(x).shape, axis) })
