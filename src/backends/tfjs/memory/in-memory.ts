import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { createTypedArray } from '../../../operations/source/constant.js'
import type { DType, TypedArray } from '../../../operations/types.js'
import type { TfjsBackendName } from '../kernel.js'

/**
 * On cpu and wasm the elements lie in memory that this thread sees, and a loop in JavaScript over it is often many
 * times faster than the kernel of TensorFlow.js (which asks for the place of each element in turn, or copies the
 * whole input first), and has not its faults.
 */
export function isInMemory(backend: TfjsBackendName): boolean {
  return backend === 'cpu' || backend === 'wasm'
}

/** A new tensor that `fill` writes, from the elements of others. All of it holds zeros on cpu and anything on wasm. */
export function fromMemory(
  inputs: readonly tf.Tensor[],
  shape: readonly number[],
  dtype: DType,
  fill: (output: TypedArray, ...inputs: TypedArray[]) => void,
): tf.Tensor {
  const backend = tf.backend()
  if (!isWasm(backend)) {
    const output = createTypedArray(dtype, tf.util.sizeFromShape([...shape]))
    fill(output, ...inputs.map((input) => input.dataSync()))
    return tf.tensor(output, [...shape], dtype)
  }
  const output = backend.makeOutput([...shape], dtype)
  // Taken after the output is made: making one may grow the heap, which detaches the views of it.
  fill(viewOf(backend, output), ...inputs.map((input) => viewOf(backend, input)))
  return tf.engine().makeTensorFromTensorInfo(output)
}

function viewOf(backend: BackendWasm, tensor: tf.TensorInfo): TypedArray {
  const view = backend.typedArrayFromHeap(tensor)
  if (view instanceof Uint8ClampedArray) throw new Error('expected elements of float32, int32 or bool')
  return view
}

/** The package's class is not imported, so that a page loads only the backend that it uses. */
export function isWasm(backend: object): backend is BackendWasm {
  return 'typedArrayFromHeap' in backend && 'makeOutput' in backend
}
