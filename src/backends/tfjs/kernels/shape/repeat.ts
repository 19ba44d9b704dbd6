import * as tf from '@tensorflow/tfjs-core'
import { collapseBroadcast, sizeOf } from '../../shapes.js'

/** Repeats axes of length 1, and absent leading axes, to reach `shape`; one `tile` of a rank-3 view for each run of such axes. */
export function repeatTo(x: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const [from = [], to = []] = collapseBroadcast(x.shape, shape)
  let repeated = x
  from.forEach((size, axis) => {
    const times = to[axis] ?? 1
    if (size === times) return
    const before = sizeOf(to.slice(0, axis))
    const after = sizeOf(from.slice(axis + 1))
    repeated = tf.tile(tf.reshape(repeated, [before, 1, after]), [1, times, 1])
  })
  return tf.reshape(repeated, [...shape])
}
