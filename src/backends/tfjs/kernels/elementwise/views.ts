import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { collapseBroadcast, sizeOf } from '../../shapes.js'
import { repeatTo } from '../shape/repeat.js'

/**
 * Beyond this rank webgl and webgpu fail or are silently wrong for some shapes (tfjs 4.22: `add` of ranks 5 and 1 on
 * webgpu).
 */
const highestSafeRank = 4

/** Applies `run`, which must work element by element, to a view of a rank that every backend can do. */
export function inSafeRank(x: tf.Tensor, run: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  return x.rank <= highestSafeRank ? run(x) : tf.reshape(run(tf.reshape(x, [x.size])), x.shape)
}

/** Applies `run`, which must broadcast its operands, to views of a rank that every backend can do. */
export function broadcast(
  a: tf.Tensor,
  b: tf.Tensor,
  backend: TfjsBackendName,
  run: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  if (a.rank <= highestSafeRank && b.rank <= highestSafeRank) return run(a, b)
  const shape = tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape)
  const [shapeA = [], shapeB = []] = collapseBroadcast(a.shape, b.shape)
  if (shapeA.length <= highestSafeRank) return tf.reshape(run(tf.reshape(a, shapeA), tf.reshape(b, shapeB)), shape)
  const size = sizeOf(shape)
  return tf.reshape(
    run(tf.reshape(repeatTo(a, shape, backend), [size]), tf.reshape(repeatTo(b, shape, backend), [size])),
    shape,
  )
}
