import type { TensorData } from '../../src/operations/types.js'

/** How many elements a tensor has. */
export function countElements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** Element `index`, NaN beyond the end. */
export function elementAt({ data }: TensorData, index: number): number {
  return data[index] ?? NaN
}

/** At most `limit` indices of `length`, evenly spread, the first and the last among them. */
export function spreadIndices(length: number, limit: number): readonly number[] {
  if (length <= limit) return Array.from({ length }, (_, index) => index)
  if (limit <= 1) return Array.from({ length: limit }, () => 0)
  return Array.from({ length: limit }, (_, i) => Math.round((i * (length - 1)) / (limit - 1)))
}
