import type { Tensor } from '@tensorflow/tfjs-core'
import type { Handle } from '../../engine/backend.js'
import type { DType, TensorType } from '../../operations/types.js'

/** A kept tensor of TensorFlow.js: no `tidy` disposes it. */
export class TfjsHandle implements Handle {
  readonly tensor: Tensor
  readonly type: TensorType

  constructor(tensor: Tensor) {
    this.tensor = tensor
    this.type = { dtype: dtypeOf(tensor), shape: tensor.shape }
  }
}

/** The dtype, of those that operations know. */
export function dtypeOf({ dtype }: Tensor): DType {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dtype
  throw new Error(`expected float32, int32 or bool, received a tensor of ${dtype}`)
}

/** The tensor of a handle. @throws Error for a handle of another backend's making, or one that was disposed. */
export function tensorOf(handle: Handle): Tensor {
  if (!(handle instanceof TfjsHandle)) throw new Error('expected a handle of this backend, received another')
  if (handle.tensor.isDisposed) throw new Error('expected a live handle, received one that was disposed')
  return handle.tensor
}
