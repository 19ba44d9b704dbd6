import type { DType, TensorData } from '../types.js'

/** A tensor in double precision, in row-major order; int32 and bool elements are numbers too. */
export interface PlainTensor {
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly data: Float64Array
}

/** How many elements a shape of numbers has. */
export function countElements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** The same elements in double precision. */
export function toPlainTensor({ dtype, shape, data }: TensorData): PlainTensor {
  return { dtype, shape, data: Float64Array.from(data) }
}

/** How many elements lie between neighbours along each axis. */
export function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => countElements(shape.slice(axis + 1)))
}

/**
 * For each element of a block of this shape, in row-major order, where it lies in an array with these strides:
 * strides of 0 repeat, negative ones go backwards.
 */
export function offsetsOf(shape: readonly number[], strides: readonly number[], start = 0): Float64Array {
  const offsets = new Float64Array(countElements(shape))
  if (offsets.length === 0) return offsets
  offsets[0] = start
  let filled = 1
  // Axis by axis from the last: what is there already is repeated at the further positions of the axis.
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const block = filled
    for (let position = 1; position < shape[axis]!; position++) {
      const shift = position * strides[axis]!
      for (let i = 0; i < block; i++) offsets[filled++] = offsets[i]! + shift
    }
  }
  return offsets
}

/** The elements of `data` at `offsets`. */
export function pick(data: Float64Array, offsets: Float64Array): Float64Array {
  return offsets.map((offset) => data[offset]!)
}
