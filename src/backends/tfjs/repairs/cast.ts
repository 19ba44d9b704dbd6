import * as tf from '@tensorflow/tfjs-core'
import type { DType } from '../../../operations/types.js'
import type { TfjsBackendName } from '../kernel.js'

/** The same elements under another dtype: float32 to int32 drops the fraction, anything but 0 is true. */
export function castTo(x: tf.Tensor, dtype: DType, backend: TfjsBackendName): tf.Tensor {
  if (x.dtype === dtype) return x
  // wasm stores the number itself in a byte: 0.5 becomes false and 2 a bool of 2.
  if (backend === 'wasm' && dtype === 'bool') return tf.notEqual(x, tf.scalar(0, x.dtype))
  const result = tf.cast(x, dtype)
  // webgpu leaves whole numbers in memory and only says that they are float32; shaders that copy elements then fail
  // (Cast.ts, tfjs 4.22).
  return backend === 'webgpu' && dtype === 'float32' ? tf.mul(result, 1) : result
}
