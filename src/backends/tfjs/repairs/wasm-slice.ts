import * as tf from '@tensorflow/tfjs-core'
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'

/**
 * Slices on wasm. There `Slice`, and with it `Unpack` and `Split`, first copies the whole input out of the heap, for each slice: unstacking
 * [100, 32, 256] takes 234 ms in tfjs 4.22. This copies each element once, from heap to heap.
 */

/** `x[:, begin : begin + size, :]` of `x` seen as `[before, length, after]`. */
export function sliceOnHeap(
  x: tf.Tensor,
  [before, length, after]: readonly [number, number, number],
  begin: number,
  size: number,
  shape: readonly number[],
): tf.Tensor {
  const backend = currentWasm()
  const output = backend.makeOutput([...shape], x.dtype)
  // Taken after the output is made: making one may grow the heap, which detaches the views of it.
  const from = backend.typedArrayFromHeap(x)
  const to = backend.typedArrayFromHeap(output)
  const block = size * after
  for (let row = 0; row < before; row++) {
    const start = (row * length + begin) * after
    copy(from, start, to, row * block, block)
  }
  return tf.engine().makeTensorFromTensorInfo(output)
}

/** All slices along axis 0, without that axis. */
export function unstackOnHeap(x: tf.Tensor): tf.Tensor[] {
  const backend = currentWasm()
  const [count = 0, ...shape] = x.shape
  const outputs = Array.from({ length: count }, () => backend.makeOutput(shape, x.dtype))
  const from = backend.typedArrayFromHeap(x)
  const block = from.length / count
  return outputs.map((output, index) => {
    copy(from, index * block, backend.typedArrayFromHeap(output), 0, block)
    return tf.engine().makeTensorFromTensorInfo(output)
  })
}

type Elements = ReturnType<BackendWasm['typedArrayFromHeap']>

/** For a few elements a loop is faster than a view of them. */
const shortBlock = 16

function copy(from: Elements, start: number, to: Elements, at: number, count: number): void {
  if (count > shortBlock) to.set(from.subarray(start, start + count), at)
  else for (let index = 0; index < count; index++) to[at + index] = from[start + index]!
}

function currentWasm(): BackendWasm {
  const backend = tf.backend()
  if (!isWasm(backend)) throw new Error(`expected the wasm backend, received ${tf.getBackend()}`)
  return backend
}

function isWasm(backend: object): backend is BackendWasm {
  return 'typedArrayFromHeap' in backend && 'makeOutput' in backend
}
