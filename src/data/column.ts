import type { DType, TypedArray } from '../operations/types.js'

/** A column of a data set: one value (of shape `shape`) per example. */
export interface Column {
  readonly dtype: DType
  /** Shape of one example's value; `[]` for a number. */
  readonly shape: readonly number[]
  /** The values of all examples, one after the other, each in C order. */
  readonly data: TypedArray
  /** What the class numbers of a label mean. */
  readonly classNames?: readonly string[]
  /** What the entries along the last axis are. */
  readonly featureNames?: readonly string[]
}

/** How many numbers a value of this shape has. */
export function countNumbers(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}
