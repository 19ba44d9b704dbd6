import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { asRank4 } from '../convolution/geometry.js'
import { axisView, padAxis, spreadAxis, takeEvery } from '../shape/axis.js'
import { replaceAxis } from '../../shapes.js'
import { type AxisWindow, axisWindows, countOf, isIdle, type PoolWindows } from './windows.js'

/**
 * The greatest element of each window of x `[batch, ...spatial, channels]`. Padding is carried out with -Infinity. Other
 * than two axes are pooled one after the other: the maximum of the maxima. Known limit: on webgl, whose kernel starts
 * from -1e20, a window with nothing above that yields it.
 */
export function maxPoolOf(x: tf.Tensor, windows: PoolWindows, backend: TfjsBackendName): tf.Tensor {
  if (x.rank !== 4)
    return axisWindows(windows).reduceRight((pooled, window) => maxAlongAxis(pooled, window, backend), x)
  const [rows, columns] = axisWindows(windows)
  // XNNPACK knows no window of one element.
  if (!rows || !columns || rows.size * columns.size === 1) {
    return axisWindows(windows).reduce((pooled, window) => maxAlongAxis(pooled, window, backend), x)
  }
  const padded = padAxis(padAxis(x, 1, rows.padding, backend, -Infinity), 2, columns.padding, backend, -Infinity)
  return tf.maxPool(asRank4(padded), [rows.size, columns.size], [rows.stride, columns.stride], 'valid')
}

/** The greatest element of each window over one axis. */
function maxAlongAxis(x: tf.Tensor, window: AxisWindow, backend: TfjsBackendName): tf.Tensor {
  const { axis, size, stride, padding } = window
  if (isIdle(window)) return x
  const count = countOf(x.shape[axis] ?? 1, window)
  const padded = padAxis(x, axis, padding, backend, -Infinity)
  if (size === 1) return takeEvery(padded, axis, 0, count, stride, backend)
  const [before, length, after] = axisView(padded.shape, axis)
  const pooled = tf.maxPool(asRank4(tf.reshape(padded, [before, length, 1, after])), [size, 1], [stride, 1], 'valid')
  return tf.reshape(pooled, replaceAxis(x.shape, axis, count))
}

/**
 * The gradient of `maxPoolOf`: each element of dy goes to the first greatest element of its window in row-major
 * order. It goes back one axis after the other, the first axis first, which finds the same element. webgl's and
 * webgpu's own take another one of equal elements (tfjs 4.22).
 */
export function maxPoolGradientOf(
  x: tf.Tensor,
  y: tf.Tensor,
  dy: tf.Tensor,
  windows: PoolWindows,
  backend: TfjsBackendName,
): tf.Tensor {
  const active = axisWindows(windows).filter((window) => !isIdle(window))
  // What pooling the axes behind each one has left: the operand of that axis, and for the first axis the result is y.
  const operands = active.map((_, index) =>
    active.slice(index + 1).reduceRight((pooled, window) => maxAlongAxis(pooled, window, backend), x),
  )
  return active.reduce((gradient, window, index) => {
    const operand = operands[index] ?? x
    const result = operands[index - 1] ?? y
    return gradientAlongAxis(operand, result, gradient, window, backend)
  }, dy)
}

function gradientAlongAxis(
  x: tf.Tensor,
  y: tf.Tensor,
  dy: tf.Tensor,
  window: AxisWindow,
  backend: TfjsBackendName,
): tf.Tensor {
  const { axis, size, stride, padding } = window
  const [before, count, after] = axisView(y.shape, axis)
  const view = [before, count, after]
  const [greatest, zeros] = [tf.reshape(y, view), tf.zeros(view)]
  const padded = padAxis(x, axis, padding, backend, -Infinity)
  let rest = tf.reshape(dy, view)
  const shares = Array.from({ length: size }, (_, index) => {
    const element = tf.reshape(takeEvery(padded, axis, index, count, stride, backend), view)
    const isGreatest = tf.equal(element, greatest)
    const share = tf.where(isGreatest, rest, zeros)
    rest = tf.where(isGreatest, zeros, rest)
    return share
  })
  return tf.reshape(addToWindows(shares, x.shape[axis] ?? 1, window, backend), x.shape)
}

/**
 * Each share, `[before, windows, after]`, added where the elements of the same place in the windows lie, on an axis
 * of `length`.
 */
function addToWindows(
  shares: readonly tf.Tensor[],
  length: number,
  { stride, padding: [low] }: AxisWindow,
  backend: TfjsBackendName,
): tf.Tensor {
  const placed = shares.map((share, index) => {
    const spread = spreadAxis(share, 1, stride, backend)
    const before = index - low
    return padAxis(spread, 1, [before, length - before - (spread.shape[1] ?? 1)], backend)
  })
  return placed.reduce((sum, each) => tf.add(sum, each))
}
