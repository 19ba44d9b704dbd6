import type { TensorData } from '../../../src/operations/types.js'

/** Numbers in row-major order, in double precision. */
export interface Nd {
  readonly shape: readonly number[]
  readonly values: readonly number[]
}

export type Index = readonly number[]

export function toNd({ shape, data }: TensorData): Nd {
  return { shape, values: Array.from(data) }
}

/** All indices of a shape, in row-major order. */
export function indicesOf(shape: readonly number[]): Index[] {
  return shape.reduce<Index[]>(
    (indices, size) => indices.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])),
    [[]],
  )
}

export function offsetOf(shape: readonly number[], index: Index): number {
  return index.reduce((offset, i, axis) => offset * shape[axis]! + i, 0)
}

/** The element at an index, or `outside` where there is none. */
export function at({ shape, values }: Nd, index: Index, outside = NaN): number {
  const isInside = index.every((i, axis) => i >= 0 && i < shape[axis]!)
  return isInside ? values[offsetOf(shape, index)]! : outside
}

/** The tensor whose element at each index is given by a function. */
export function build(shape: readonly number[], value: (index: Index) => number): Nd {
  return { shape, values: indicesOf(shape).map(value) }
}

/** Sums into a tensor of zeros. */
export function accumulate(shape: readonly number[], fill: (add: (index: Index, value: number) => void) => void): Nd {
  const values = Array.from({ length: shape.reduce((size, length) => size * length, 1) }, () => 0)
  fill((index, value) => {
    if (index.every((i, axis) => i >= 0 && i < shape[axis]!)) values[offsetOf(shape, index)]! += value
  })
  return { shape, values }
}
