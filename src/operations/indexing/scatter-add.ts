import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { areShapesEqual, formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Size } from '../types.js'

/**
 * `[size, ...]` of zeros, to whose slices at `indices` (int32) the slices of `updates` (`[...indices, ...]`) are added.
 * The adjoint of gather along axis 0. Indices must lie within `size`.
 */
export const scatterAdd: Operation<{ readonly size: Size }> = {
  name: 'scatterAdd',
  infer([indices, updates], { size }) {
    if (!indices || !updates) throw new ShapeError('scatterAdd', 'two operands', 'fewer')
    if (indices.dtype !== 'int32') throw new ShapeError('scatterAdd', 'int32 indices', indices.dtype)
    if (updates.dtype === 'bool') throw new ShapeError('scatterAdd', 'float32 or int32 updates', updates.dtype)
    const rank = indices.shape.length
    if (!areShapesEqual(updates.shape.slice(0, rank), indices.shape)) {
      const expected = `updates of shape ${formatShape([...indices.shape, '...'])}`
      throw new ShapeError('scatterAdd', expected, formatShape(updates.shape))
    }
    return [{ dtype: updates.dtype, shape: [size, ...updates.shape.slice(rank)] }]
  },
  gradient: gradientOfResult(({ x: indices, dy, ops }) => [null, ops.gather(dy, indices, 0)]),
}

export const callScatterAdd =
  <V>(trace: Trace<V>) =>
  (indices: V, updates: V, size: Size): V =>
    applyOne(trace, scatterAdd, [indices, updates], { size })
