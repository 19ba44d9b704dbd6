import * as tf from '@tensorflow/tfjs-core'

/**
 * Applies a function of double precision element by element in JavaScript. For backends whose memory is this thread's (cpu, wasm), where the
 * kernel of TensorFlow.js is not accurate enough; on cpu it is as fast as that kernel, which is such a loop itself.
 */
export function mapScalars(x: tf.Tensor, scalar: (x: number) => number): tf.Tensor {
  const values = x.dataSync<'float32'>()
  const results = new Float32Array(values.length)
  for (let index = 0; index < values.length; index++) results[index] = scalar(values[index]!)
  return tf.tensor(results, x.shape, 'float32')
}
