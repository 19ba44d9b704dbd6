import type { Ops } from '../../operations/ops.js'

/**
 * The weight less a share of itself, `w − w · λ · η`, before the gradient is followed: weight decay as Keras' optimizers have it, which
 * unlike a regularizer is neither in the loss nor in the gradient.
 */
export function decayWeight<V>(weight: V, decay: number, learningRate: V, ops: Ops<V>): V {
  return ops.subtract(weight, ops.multiply(ops.multiply(weight, decay), learningRate))
}
