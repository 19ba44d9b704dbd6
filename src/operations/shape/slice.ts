import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import type { Ops } from '../ops.js'
import { addSizes, areShapesEqual, ceilDivideSizes, formatShape, multiplySizes, subtractSizes } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape, Size } from '../types.js'

export type SliceAttributes = {
  readonly begin: Shape
  /** The shape of the result. */
  readonly size: Shape
  /** Every how many-th element along each axis. */
  readonly strides: readonly number[]
}

/** The block of shape `size` whose element `i` is `x[begin + i · strides]`. */
export const slice: Operation<SliceAttributes> = {
  name: 'slice',
  infer([x], { begin, size, strides }) {
    if (!x) throw new ShapeError('slice', 'one operand', 'none')
    const rank = x.shape.length
    if (begin.length !== rank || size.length !== rank || strides.length !== rank) {
      throw new ShapeError('slice', `begin, size and strides of length ${rank}`, formatShape(begin))
    }
    x.shape.forEach((length, axis) => checkAxis(axis, length, begin[axis]!, size[axis]!, strides[axis]!))
    return [{ dtype: x.dtype, shape: size }]
  },
  gradient: gradientOfResult(({ x, dy, attributes: { begin, size, strides }, ops }) => {
    const spread = spreadOut(ops, dy, strides)
    const padding = ops.shapeOf(x).map((length, axis): readonly [Size, Size] => {
      const end = addSizes(begin[axis]!, extentOf(size[axis]!, strides[axis]!))
      return [begin[axis]!, subtractSizes(length, end)]
    })
    return [ops.pad(spread, padding)]
  }),
}

function checkAxis(axis: number, length: Size, begin: Size, size: Size, stride: number): void {
  if (!Number.isInteger(stride) || stride < 1) throw new ShapeError('slice', 'strides of at least 1', String(stride))
  if (typeof begin === 'number' && begin < 0) throw new ShapeError('slice', 'begin of at least 0', String(begin))
  if (typeof size === 'number' && size < 0) throw new ShapeError('slice', 'a size of at least 0', String(size))
  // Where only the lengths are symbolic, their difference may still be a number: time - 1 elements from 2 are too many.
  const beyond =
    size === 0 ? subtractSizes(begin, length) : subtractSizes(addSizes(begin, extentOf(size, stride)), length)
  if (typeof beyond === 'number' && beyond > 0) {
    throw new ShapeError('slice', `at most ${length} elements along axis ${axis}`, `${size} from ${begin} on`)
  }
}

/** How many elements of the operand a slice spans. */
function extentOf(size: Size, stride: number): Size {
  return size === 0 ? 0 : addSizes(multiplySizes(subtractSizes(size, 1), stride), 1)
}

/** Puts `stride - 1` zeros between the elements along each axis. */
function spreadOut<V>(ops: Ops<V>, x: V, strides: readonly number[]): V {
  return strides.reduce((value, stride, axis) => {
    const shape = ops.shapeOf(value)
    const size = shape[axis]!
    if (stride === 1 || size === 0) return value
    const before = shape.slice(0, axis)
    const after = shape.slice(axis + 1)
    const apart = ops.reshape(value, [...before, size, 1, ...after])
    const zeros = [...before, size, 1, ...after].map((_, i): readonly [Size, Size] => [
      0,
      i === axis + 1 ? stride - 1 : 0,
    ])
    const joined = ops.reshape(ops.pad(apart, zeros), [...before, multiplySizes(size, stride), ...after])
    return ops.slice(
      joined,
      shape.map(() => 0),
      [...before, extentOf(size, stride), ...after],
    )
  }, x)
}

/** A size of -1 means: to the end. `strides` are by default 1. */
export const callSlice =
  <V>(trace: Trace<V>) =>
  (x: V, begin: Shape, size: Shape, strides: readonly number[] = begin.map(() => 1)): V => {
    const { shape } = trace.typeOf(x)
    const resolved = size.map((length, axis) =>
      length === -1 ? ceilDivideSizes(subtractSizes(shape[axis] ?? 0, begin[axis] ?? 0), strides[axis] ?? 1) : length,
    )
    const isWhole = areShapesEqual(shape, resolved) && begin.every((start) => start === 0)
    return isWhole ? x : applyOne(trace, slice, [x], { begin, size: resolved, strides })
  }
