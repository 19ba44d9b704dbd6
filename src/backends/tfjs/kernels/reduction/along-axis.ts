import * as tf from '@tensorflow/tfjs-core'
import { argMax } from '../../../../operations/reduction/arg-max.js'
import { cumulativeSum } from '../../../../operations/reduction/cumulative-sum.js'
import { logSoftmax, softmax } from '../../../../operations/reduction/softmax.js'
import { type Kernel, unary } from '../../kernel.js'
import { replaceAxis } from '../../shapes.js'
import { axisView } from '../shape/axis.js'

/** Runs on `x` seen as `[before, length, after]`; the result has the shape of x. */
function alongAxis(x: tf.Tensor, axis: number, run: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  return tf.reshape(run(tf.reshape(x, [...axisView(x.shape, axis)])), x.shape)
}

export const alongAxisKernels: readonly Kernel[] = [
  unary(softmax, (x, { axis }) => {
    const [before, length, after] = axisView(x.shape, axis)
    // The backends' own takes only the last axis.
    if (after === 1) return tf.reshape(tf.softmax(tf.reshape(x, [before, length])), x.shape)
    return alongAxis(x, axis, (view) => {
      const powers = tf.exp(tf.sub(view, tf.max(view, 1, true)))
      return tf.div(powers, tf.sum(powers, 1, true))
    })
  }),
  unary(logSoftmax, (x, { axis }) =>
    alongAxis(x, axis, (view) => {
      const shifted = tf.sub(view, tf.max(view, 1, true))
      return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)))
    }),
  ),
  // tf.cumsum(x, -1) yields a tensor of shape [undefined, ...] without elements: the view's axis is never negative.
  unary(cumulativeSum, (x, { axis, exclusive, reverse }) =>
    alongAxis(x, axis, (view) => tf.cumsum(view, 1, exclusive, reverse)),
  ),
  unary(argMax, (x, { axis }) =>
    tf.reshape(tf.argMax(tf.reshape(x, [...axisView(x.shape, axis)]), 1), replaceAxis(x.shape, axis)),
  ),
]
