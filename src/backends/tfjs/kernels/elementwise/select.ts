import * as tf from '@tensorflow/tfjs-core'
import { select } from '../../../../operations/elementwise/select.js'
import { type Kernel, ternary } from '../../kernel.js'
import { sizeOf } from '../../shapes.js'
import { withWideElements } from '../../repairs/wasm-bool.js'
import { repeatTo } from '../shape/repeat.js'

/** The backends take three operands of one shape. */
export const selectKernels: readonly Kernel[] = [
  ternary(select, (condition, a, b, _, backend) => {
    const { assertAndGetBroadcastShape: broadcastShape } = tf.broadcast_util
    const shape = broadcastShape(broadcastShape(condition.shape, a.shape), b.shape)
    const flat = (x: tf.Tensor) => tf.reshape(hasShape(x, shape) ? x : repeatTo(x, shape), [sizeOf(shape)])
    const choose = (flatA: tf.Tensor, flatB: tf.Tensor) => tf.where(flat(condition), flatA, flatB)
    return tf.reshape(withWideElements([flat(a), flat(b)], backend, choose), shape)
  }),
]

function hasShape(x: tf.Tensor, shape: readonly number[]): boolean {
  return x.rank === shape.length && x.shape.every((size, axis) => size === shape[axis])
}
