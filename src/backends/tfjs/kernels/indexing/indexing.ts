import * as tf from '@tensorflow/tfjs-core'
import { gather } from '../../../../operations/indexing/gather.js'
import { oneHot } from '../../../../operations/indexing/one-hot.js'
import { scatterAdd } from '../../../../operations/indexing/scatter-add.js'
import { binary, type Kernel, unary } from '../../kernel.js'
import { castTo } from '../../repairs/cast.js'
import { knownShape, replaceAxis, sizeOf } from '../../shapes.js'
import { axisView } from '../shape/axis.js'

export const indexingKernels: readonly Kernel[] = [
  binary(gather, (x, indices, { axis }) => {
    const gathered = tf.gather(tf.reshape(x, [...axisView(x.shape, axis)]), tf.reshape(indices, [indices.size]), 1)
    return tf.reshape(gathered, replaceAxis(x.shape, axis, ...indices.shape))
  }),
  // UnsortedSegmentSum is not there on wasm; scatterND adds up equal indices on every backend.
  binary(scatterAdd, (indices, updates, { size }, backend) => {
    const [length = 0] = knownShape([size])
    const rest = updates.shape.slice(indices.rank)
    if (updates.size === 0) return tf.zeros([length, ...rest], updates.dtype)
    const width = sizeOf(rest)
    const rows = tf.reshape(updates, [indices.size, width])
    const places = tf.reshape(indices, [indices.size, 1])
    // webgl packs two rows into one texel; behind an odd last row it adds up what an operation before left there.
    const missing = backend === 'webgl' ? indices.size % 2 : 0
    const even = (x: tf.Tensor) => (missing === 0 ? x : tf.pad(x, [[0, missing], [0, 0]])) // prettier-ignore
    const sums = tf.scatterND(even(places), even(rows), [length, width])
    return tf.reshape(sums, [length, ...rest])
  }),
  unary(oneHot, (indices, { depth }, backend) => {
    // TensorFlow.js refuses a depth of 1.
    if (depth === 1) return castTo(tf.expandDims(tf.equal(indices, tf.scalar(0, 'int32')), -1), 'float32', backend)
    // wasm writes the whole number 1 whatever the dtype, which as a float32 is 1.4e-45.
    return castTo(tf.oneHot(indices, depth, 1, 0, backend === 'wasm' ? 'int32' : 'float32'), 'float32', backend)
  }),
]
