import * as tf from '@tensorflow/tfjs-core'
import { argMax } from '../../../../operations/reduction/arg-max.js'
import { cumulativeSum } from '../../../../operations/reduction/cumulative-sum.js'
import { logSoftmax, softmax } from '../../../../operations/reduction/softmax.js'
import { type Kernel, type TfjsBackendName, unary } from '../../kernel.js'
import { log as accurateLog } from '../../repairs/accurate.js'
import { castTo } from '../../repairs/cast.js'
import { replaceAxis } from '../../shapes.js'
import { axisView, padAxis } from '../shape/axis.js'

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
  unary(logSoftmax, (x, { axis }, backend) =>
    alongAxis(x, axis, (view) => {
      const shifted = tf.sub(view, tf.max(view, 1, true))
      return tf.sub(shifted, accurateLog(tf.sum(tf.exp(shifted), 1, true), backend))
    }),
  ),
  unary(cumulativeSum, (x, { axis, exclusive, reverse }, backend) =>
    alongAxis(x, axis, (view) => {
      if (backend === 'webgpu') return cumulativeSumByDoubling(view, { exclusive, reverse }, backend)
      // With an axis of -1 the result would have the shape [undefined, ...] and no elements: the view's is never
      // negative.
      return tf.cumsum(view, 1, exclusive, reverse)
    }),
  ),
  unary(argMax, (x, { axis }, backend) => {
    const view = tf.reshape(x, [...axisView(x.shape, axis)])
    const index = backend === 'webgpu' ? firstGreatest(view, backend) : tf.argMax(view, 1)
    return tf.reshape(index, replaceAxis(x.shape, axis))
  }),
]

/**
 * webgpu keeps the shader of a reverse sum over one length for all others, and has none for int32 (cum_webgpu.ts,
 * tfjs 4.22). Here each round adds to every element the one twice as far away as in the round before.
 */
function cumulativeSumByDoubling(
  x: tf.Tensor,
  { exclusive, reverse }: { readonly exclusive: boolean; readonly reverse: boolean },
  backend: TfjsBackendName,
): tf.Tensor {
  const length = x.shape[1] ?? 1
  const shift = (sums: tf.Tensor, by: number) => padAxis(sums, 1, reverse ? [-by, by] : [by, -by], backend)
  let sums = exclusive ? shift(x, 1) : x
  for (let distance = 1; distance < length; distance *= 2) sums = tf.add(sums, shift(sums, distance))
  return sums
}

/** webgpu yields any one of equal greatest elements, and wrong indices for int32 (argminmax_webgpu.ts, tfjs 4.22). */
function firstGreatest(x: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  const length = x.shape[1] ?? 1
  const values = castTo(x, 'float32', backend)
  const isGreatest = castTo(tf.equal(values, tf.max(values, 1, true)), 'float32', backend)
  // Counted from the end, so that the first has the greatest number.
  const fromEnd = tf.reshape(tf.range(length, 0, -1, 'float32'), [1, length, 1])
  return castTo(tf.sub(length, tf.max(tf.mul(isGreatest, fromEnd), 1)), 'int32', backend)
}
