import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import type { DType, TensorData, TypedArray } from '../types.js'

/** A tensor whose elements are known before anything runs. */
export const constant: Operation<{ readonly value: TensorData }> = {
  name: 'constant',
  infer: (_inputs, { value }) => [{ dtype: value.dtype, shape: value.shape }],
}

export const callConstant =
  <V>(trace: Trace<V>) =>
  (value: TensorData): V =>
    applyOne(trace, constant, [], { value })

/** The array type that holds elements of this dtype. */
export function createTypedArray(dtype: DType, length: number): TypedArray {
  if (dtype === 'float32') return new Float32Array(length)
  return dtype === 'int32' ? new Int32Array(length) : new Uint8Array(length)
}
