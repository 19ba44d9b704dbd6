import type * as tf from '@tensorflow/tfjs-core'
import { fromMemory } from './in-memory.js'

/** Applies a function of double precision, element by element. */
export function mapScalars(x: tf.Tensor, scalar: (x: number) => number): tf.Tensor {
  return fromMemory([x], x.shape, 'float32', (to, from = to) => {
    for (let index = 0; index < to.length; index++) to[index] = scalar(from[index]!)
  })
}
