import * as tf from '@tensorflow/tfjs-core'
import type { TensorData, TypedArray } from '../../operations/types.js'

/** A tensor of the current backend. The elements are copied: cpu and the GPU backends would go on using the caller's array. */
export function toTensor({ data, shape, dtype }: TensorData): tf.Tensor {
  return tf.tensor(data.slice(), [...shape], dtype)
}

/** The elements, as the caller's own. Waits for the GPU. */
export async function toData(tensor: tf.Tensor): Promise<TensorData> {
  const { dtype, shape } = tensor
  // A copy, since cpu and webgl hand out the array that they go on using. Asynchronous, since reading at once yields zeros on webgpu.
  if (dtype === 'float32') return { dtype, shape, data: (await tensor.data<'float32'>()).slice() }
  if (dtype === 'int32') return { dtype, shape, data: (await tensor.data<'int32'>()).slice() }
  if (dtype === 'bool') return { dtype, shape, data: toBytes(await tensor.data<'bool'>()) }
  throw new Error(`expected float32, int32 or bool, received a tensor of ${dtype}`)
}

function toBytes(values: TypedArray): Uint8Array {
  return Uint8Array.from(values, (value) => (value === 0 ? 0 : 1))
}
