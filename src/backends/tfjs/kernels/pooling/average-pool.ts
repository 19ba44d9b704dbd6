import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { asRank4 } from '../convolution/geometry.js'
import { axisView, padAxis, takeEvery } from '../shape/axis.js'
import { replaceAxis } from '../../shapes.js'
import { type AxisWindow, axisWindows, countOf, coverageOf, isIdle, type PoolWindows } from './windows.js'

/**
 * The mean of the real elements of each window of x `[batch, ...spatial, channels]`, one axis after the other: the
 * mean over a block is the mean of the means over its rows. Each is the backends' mean over zero padding, corrected
 * by the share of the window that is not padding: with `same` padding their gradient divides by the whole window
 * (AvgPoolGrad.ts, tfjs 4.22).
 */
export function averagePoolOf(x: tf.Tensor, windows: PoolWindows, backend: TfjsBackendName): tf.Tensor {
  return axisWindows(windows).reduceRight((pooled, window) => averageAlongAxis(pooled, window, backend), x)
}

function averageAlongAxis(x: tf.Tensor, window: AxisWindow, backend: TfjsBackendName): tf.Tensor {
  if (isIdle(window)) return x
  const { axis, size, stride, padding } = window
  const shape = replaceAxis(x.shape, axis, countOf(x.shape[axis] ?? 1, window))
  const padded = padAxis(x, axis, padding, backend)
  // XNNPACK knows no window of one element.
  if (size === 1) return takeEvery(padded, axis, 0, shape[axis] ?? 1, stride, backend)
  const means = tf.avgPool(asImages(padded, axis), [size, 1], [stride, 1], 'valid')
  return tf.reshape(correct(means, x.shape[axis] ?? 1, window), shape)
}

/** The adjoint of `averagePoolOf`, of shape `inputShape`. */
export function averagePoolGradientOf(
  dy: tf.Tensor,
  inputShape: readonly number[],
  windows: PoolWindows,
  backend: TfjsBackendName,
): tf.Tensor {
  return axisWindows(windows).reduce((gradient, window) => {
    const length = inputShape[window.axis] ?? 1
    return isIdle(window) ? gradient : gradientAlongAxis(gradient, length, window, backend)
  }, dy)
}

function gradientAlongAxis(dy: tf.Tensor, length: number, window: AxisWindow, backend: TfjsBackendName): tf.Tensor {
  const { axis, size, stride, padding } = window
  const [low, high] = padding
  const padded = replaceAxis(dy.shape, axis, length + low + high)
  const [before, , after] = axisView(padded, axis)
  const corrected = correct(asImages(dy, axis), length, window)
  const gradient = tf
    .engine()
    .runKernel<tf.Tensor>(
      tf.AvgPoolGrad,
      { dy: corrected, input: tf.zeros([before, length + low + high, 1, after]) },
      { filterSize: [size, 1], strides: [stride, 1], pad: 'valid' },
    )
  return padAxis(tf.reshape(gradient, padded), axis, [-low, -high], backend)
}

/** A mean over `size` elements of which only some are real, made one over the real ones. */
function correct(means: tf.Tensor, length: number, window: AxisWindow): tf.Tensor {
  if (window.padding.every((amount) => amount === 0)) return means
  const factors = coverageOf(length, window).map((count) => window.size / count)
  return tf.mul(means, tf.tensor(factors, [1, factors.length, 1, 1], 'float32'))
}

/** `[before, length, 1, after]`: the backends pool the second axis of images that are one pixel wide. */
function asImages(x: tf.Tensor, axis: number): tf.Tensor4D {
  const [before, length, after] = axisView(x.shape, axis)
  return asRank4(tf.reshape(x, [before, length, 1, after]))
}
