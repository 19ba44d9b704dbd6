import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { isInMemory } from '../../memory/in-memory.js'
import { transposeInMemory } from '../../memory/transpose.js'
import { groupAxes, sizeOf } from '../../shapes.js'

/** Beyond this rank not every backend can transpose. */
const highestSafeRank = 4

/** Axis `i` of the result is axis `permutation[i]` of `x`. Axes that stay neighbours move as one. */
export function permute(x: tf.Tensor, permutation: readonly number[], backend: TfjsBackendName): tf.Tensor {
  const shape = permutation.map((axis) => x.shape[axis] ?? 1)
  const long = permutation.filter((axis) => x.shape[axis] !== 1)
  const runs = groupAxes(long.length, (index) => areNeighbours(x, long[index - 1] ?? 0, long[index] ?? 0))
  // Runs in the order of the result; their places in x by their first axis.
  const groups = runs.map((run) => run.map((index) => long[index] ?? 0))
  const inPlace = [...groups].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  const view = inPlace.map((group) => sizeOf(group.map((axis) => x.shape[axis] ?? 1)))
  return tf.reshape(
    permuteView(
      tf.reshape(x, view),
      groups.map((group) => inPlace.indexOf(group)),
      backend,
    ),
    shape,
  )
}

/** Whether `b` follows `a` in x, with nothing but axes of length 1 between. */
function areNeighbours(x: tf.Tensor, a: number, b: number): boolean {
  return a < b && x.shape.slice(a + 1, b).every((size) => size === 1)
}

/**
 * Beyond the safe rank one axis after the other comes to the front of those not yet placed: each move is a
 * transposition of rank 4.
 */
function permuteView(x: tf.Tensor, permutation: readonly number[], backend: TfjsBackendName): tf.Tensor {
  if (permutation.every((axis, index) => axis === index)) return x
  if (isInMemory(backend)) return transposeInMemory(x, permutation)
  if (backend === 'webgpu' && x.dtype !== 'float32') return permuteByIndex(x, permutation)
  if (x.rank <= highestSafeRank) return tf.transpose(x, [...permutation])
  let moved = x
  const order = x.shape.map((_, axis) => axis)
  permutation.forEach((axis, place) => {
    const at = order.indexOf(axis)
    if (at === place) return
    const sizes = order.map((each) => x.shape[each] ?? 1)
    const view = [sizes.slice(0, place), sizes.slice(place, at), sizes.slice(at, at + 1), sizes.slice(at + 1)].map(
      sizeOf,
    )
    moved = tf.transpose(tf.reshape(moved, view), [0, 2, 1, 3])
    order.splice(place, 0, ...order.splice(at, 1))
  })
  return moved
}

/**
 * On webgpu the shader that transposes does not compile for int32 and bool, and whatever the memory held before is
 * the result (tfjs 4.22). Such tensors are small: their elements are gathered one by one.
 */
function permuteByIndex(x: tf.Tensor, permutation: readonly number[]): tf.Tensor {
  const strides = tf.util.computeStrides(x.shape).concat(1)
  const shape = permutation.map((axis) => x.shape[axis] ?? 1)
  const offsets = permutation.reduce<number[]>(
    (found, axis) =>
      found.flatMap((offset) =>
        Array.from({ length: x.shape[axis] ?? 1 }, (_, index) => offset + index * (strides[axis] ?? 1)),
      ),
    [0],
  )
  return tf.reshape(tf.gather(tf.reshape(x, [x.size]), tf.tensor1d(offsets, 'int32')), shape)
}
