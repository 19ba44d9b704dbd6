/** What an element is. Boolean tensors carry masks and conditions. */
export type DType = 'float32' | 'int32' | 'bool'

/**
 * The length of one axis: a number, or a symbolic length such as `batch`, `time` or `2*time + 1` (see size.ts).
 * Two symbolic lengths are equal if and only if their texts are equal.
 */
export type Size = number | string

/** The lengths of all axes, outermost first. A scalar has the shape `[]`. */
export type Shape = readonly Size[]

/** What is known of a tensor before anything runs. */
export interface TensorType {
  readonly dtype: DType
  readonly shape: Shape
}

/** The elements of a tensor in row-major order; booleans are 0 and 1. */
export type TypedArray = Float32Array | Int32Array | Uint8Array

/** A tensor as plain data, as it travels between threads, files and nodes. No backend owns it. */
export interface TensorData {
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly data: TypedArray
}

/** Whether dropout, noise and batch statistics are active. */
export type Mode = 'training' | 'inference'
