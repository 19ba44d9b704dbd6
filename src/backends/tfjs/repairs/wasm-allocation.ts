import * as tf from '@tensorflow/tfjs-core'
import { isWasm } from '../memory/in-memory.js'

/** Addresses have 32 bits. */
const mostBytes = 2 ** 32 - 1

/**
 * Makes allocation on wasm fail aloud. Where memory is used up `malloc` gives address 0, which TensorFlow.js 4.22
 * takes for a place and writes over the memory of others there; and of a size that needs more than 32 bits it takes
 * the lower 32. All tensors go through `move`.
 */
export function guardAllocations(backend: object): void {
  if (!isWasm(backend)) return
  const move = backend.move.bind(backend)
  backend.move = (dataId, values, shape, dtype, references) => {
    const bytes = tf.util.sizeFromShape(shape) * tf.util.bytesPerElement(dtype)
    if (bytes > mostBytes) throw new Error(describe(bytes))
    // Without the values, which would be written before the address can be looked at.
    move(dataId, null, shape, dtype, references)
    if (bytes > 0 && backend.getMemoryOffset(dataId) === 0) {
      backend.disposeData(dataId, true)
      throw new Error(describe(bytes))
    }
    if (values) backend.typedArrayFromHeap({ dataId, shape, dtype }).set(toNumbers(values))
  }
}

function toNumbers(values: tf.backend_util.BackendValues): tf.backend_util.TypedArray {
  if (Array.isArray(values)) throw new Error('expected numbers, received bytes of texts')
  return values
}

function describe(bytes: number): string {
  return `wasm: expected room for ${bytes} bytes, received none: memory is used up`
}
