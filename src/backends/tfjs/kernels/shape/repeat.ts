import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { repeatInMemory } from '../../memory/copy.js'
import { isInMemory } from '../../memory/in-memory.js'
import { collapseBroadcast, sizeOf } from '../../shapes.js'

/** Repeats axes of length 1, and absent leading axes, to reach `shape`; all neighbours at once, on a rank-3 view. */
export function repeatTo(x: tf.Tensor, shape: readonly number[], backend: TfjsBackendName): tf.Tensor {
  const [from = [], to = []] = collapseBroadcast(x.shape, shape)
  let repeated = x
  from.forEach((size, axis) => {
    const times = to[axis] ?? 1
    if (size === times) return
    const before = sizeOf(to.slice(0, axis))
    const after = sizeOf(from.slice(axis + 1))
    repeated = isInMemory(backend)
      ? repeatInMemory(repeated, before, times, after)
      : tf.tile(tf.reshape(repeated, [before, 1, after]), [1, times, 1])
  })
  return tf.reshape(repeated, [...shape])
}
