import * as tf from '@tensorflow/tfjs-core'
import type { TensorData } from '../../operations/types.js'

/**
 * A tensor of the current backend. The elements are copied: cpu and the GPU backends would go on using the caller's
 * array.
 */
export function toTensor({ data, shape, dtype }: TensorData): tf.Tensor {
  return tf.tensor(data.slice(), [...shape], dtype)
}

/** The elements, as the caller's own. Waits for the GPU. */
export async function toData(tensor: tf.Tensor): Promise<TensorData> {
  const { dtype, shape } = tensor
  // Asynchronous, since reading at once yields zeros on webgpu.
  const values = await tensor.data()
  // Copies, since cpu and the GPU backends go on using the array that they hand out, and of the right kind, because
  // after a cast they hand out one of the dtype before it.
  if (dtype === 'float32') return { dtype, shape, data: new Float32Array(values) }
  if (dtype === 'int32') return { dtype, shape, data: new Int32Array(values) }
  if (dtype === 'bool') return { dtype, shape, data: new Uint8Array(values) }
  throw new Error(`expected float32, int32 or bool, received a tensor of ${dtype}`)
}
