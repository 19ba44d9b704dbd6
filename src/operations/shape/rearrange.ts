import { ShapeError } from '../operation.js'
import type { Ops } from '../ops.js'
import { toAxes, toAxis } from '../reduction/axes.js'
import { addSizes, divideSizes, formatShape } from '../size.js'
import type { Size } from '../types.js'

/** `x` with a further axis of length 1 before `axis`; -1 is behind the last. */
export function expandDims<V>(ops: Ops<V>, x: V, axis: number): V {
  const shape = ops.shapeOf(x)
  return ops.reshape(x, shape.toSpliced(toAxis('expandDims', [...shape, 1], axis), 0, 1))
}

/** `x` without `axes`. @throws ShapeError for an axis whose length is not 1. */
export function squeeze<V>(ops: Ops<V>, x: V, axes: readonly number[]): V {
  const shape = ops.shapeOf(x)
  const dropped = toAxes('squeeze', shape, axes)
  const long = dropped.find((axis) => shape[axis] !== 1)
  if (long !== undefined) throw new ShapeError('squeeze', `length 1 along axis ${long}`, formatShape(shape))
  return ops.reshape(
    x,
    shape.filter((_, axis) => !dropped.includes(axis)),
  )
}

/**
 * Cuts `x` along `axis` (by default the last) into pieces of the given lengths, or into so many equal ones.
 * @throws ShapeError where the lengths do not add up.
 */
export function split<V>(ops: Ops<V>, x: V, pieces: number | readonly Size[], axis = -1): readonly V[] {
  const shape = ops.shapeOf(x)
  const along = toAxis('split', shape, axis)
  const lengths = typeof pieces === 'number' ? equalPieces(shape[along]!, pieces) : pieces
  if (addSizes(...lengths) !== shape[along]) {
    throw new ShapeError('split', `lengths that add up to ${shape[along]!}`, formatShape(lengths))
  }
  let begin: Size = 0
  return lengths.map((length) => {
    const start = begin
    begin = addSizes(begin, length)
    return ops.slice(
      x,
      shape.map((_, i) => (i === along ? start : 0)),
      shape.map((size, i) => (i === along ? length : size)),
    )
  })
}

function equalPieces(length: Size, count: number): readonly Size[] {
  const piece = divideSizes(length, count)
  if (piece === null) throw new ShapeError('split', `a length that is divisible by ${count}`, String(length))
  return Array.from({ length: count }, () => piece)
}
