import type { Ops } from '../../src/operations/ops.js'

/** Mean and variance with length 1 for the axes that they were taken over. */
export interface Moments<V> {
  readonly mean: V
  readonly variance: V
}

/** Mean and population variance over all axes but `kept`, which stay with their length; over what a mask leaves. */
export function batchMoments<V>(ops: Ops<V>, x: V, mask: V | null, kept: readonly number[]): Moments<V> {
  const shape = ops.shapeOf(x)
  const axes = shape.map((_, axis) => axis).filter((axis) => !kept.includes(axis))
  if (mask === null) {
    const mean = ops.mean(x, axes, true)
    return { mean, variance: ops.mean(ops.square(ops.subtract(x, mean)), axes, true) }
  }
  const counted = ops.broadcastTo(ops.expandDims(mask, -1), shape)
  // Keras' epsilon: a batch without any unmasked element has mean and variance 0.
  const count = ops.add(ops.sum(ops.cast(counted, 'float32'), axes, true), 1e-7)
  const meanOf = (values: V): V => ops.divide(ops.sum(ops.select(counted, values, 0), axes, true), count)
  const mean = meanOf(x)
  return { mean, variance: meanOf(ops.square(ops.subtract(x, mean))) }
}
