import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { sliceAxis, takeEvery } from '../shape/axis.js'
import {
  asRank4,
  dilateKernel,
  extent,
  type Geometry,
  innerGeometry,
  mergeAxes,
  padSpatially,
  withOuterAxis,
} from './geometry.js'

/**
 * The convolution of x `[batch, ...spatial, channels]` with a kernel `[...size, channels/groups, filters]` over any
 * number of spatial axes. All of it rests on the backends' convolutions over two: one axis is two of which the first
 * has length 1; over three or more, it is the sum over the kernel's slices along the first axis, each a convolution
 * over the others with the first axis moved into the batch.
 */
export function convolve(x: tf.Tensor, kernel: tf.Tensor, geometry: Geometry, backend: TfjsBackendName): tf.Tensor {
  const spatialAxes = x.rank - 2
  if (spatialAxes === 1) {
    const images = convolve2d(tf.expandDims(x, 1), tf.expandDims(kernel, 0), withOuterAxis(geometry), backend)
    return tf.squeeze(images, [1])
  }
  return spatialAxes === 2 ? convolve2d(x, kernel, geometry, backend) : convolveSlices(x, kernel, geometry, backend)
}

function convolveSlices(x: tf.Tensor, kernel: tf.Tensor, geometry: Geometry, backend: TfjsBackendName): tf.Tensor {
  const { padded, count, slicesOf } = firstAxisSlices(x, kernel.shape[0], geometry, backend)
  const inner = innerGeometry(geometry)
  const terms = Array.from({ length: kernel.shape[0] }, (_, index) => {
    const tap = tf.squeeze(sliceAxis(kernel, 0, index, 1, backend), [0])
    return convolve(slicesOf(index), tap, inner, backend)
  })
  const sum = terms.reduce((total, term) => tf.add(total, term))
  return tf.reshape(sum, [padded.shape[0], count, ...sum.shape.slice(1)])
}

/**
 * What the first spatial axis of a convolution comes to: how many results it has, and what each slice of the kernel
 * looks at.
 */
export function firstAxisSlices(x: tf.Tensor, size: number, geometry: Geometry, backend: TfjsBackendName) {
  const { strides, dilation, padding } = geometry
  const step = dilation[0] ?? 1
  const stride = strides[0] ?? 1
  const padded = padSpatially(x, padding.slice(0, 1), backend)
  const count = Math.floor(((padded.shape[1] ?? 1) - extent(size, step)) / stride) + 1
  return {
    padded,
    count,
    /** `[batch · count, ...]`: x where slice `index` of the kernel meets it. */
    slicesOf: (index: number) => mergeAxes(takeEvery(padded, 1, index * step, count, stride, backend), 0),
  }
}

function convolve2d(x: tf.Tensor, kernel: tf.Tensor, geometry: Geometry, backend: TfjsBackendName): tf.Tensor {
  const { groups, strides, dilation } = geometry
  // TensorFlow.js refuses strides together with a dilation.
  if (strides.some((stride) => stride > 1) && dilation.some((step) => step > 1)) {
    const dilated = dilateKernel(kernel, dilation, backend)
    return convolve2d(x, dilated, { ...geometry, dilation: [1, 1] }, backend)
  }
  if (groups === 1) return native(tf.conv2d, x, kernel, geometry, backend)
  if (kernel.shape[2] === 1) {
    // One input channel a group: filter `group · multiplier + i` becomes output `i` of the channel, in the same order.
    const [height = 1, width = 1, , filters = 1] = kernel.shape
    const depthwise = tf.reshape(kernel, [height, width, groups, filters / groups])
    return native(tf.depthwiseConv2d, x, depthwise, geometry, backend)
  }
  const channels = (x.shape[3] ?? 1) / groups
  const filters = (kernel.shape[3] ?? 1) / groups
  const parts = Array.from({ length: groups }, (_, group) =>
    native(
      tf.conv2d,
      sliceAxis(x, 3, group * channels, channels, backend),
      sliceAxis(kernel, 3, group * filters, filters, backend),
      geometry,
      backend,
    ),
  )
  return tf.concat(parts, 3)
}

const none = [0, 0] as const

/**
 * The padding is always given in numbers, or carried out first where some of it is negative: on wasm `same` with
 * strides greater than the kernel yields zeros (tensorflow/tfjs#8405), and depthwise `same` with a 1 x n kernel wrong
 * numbers (#6629).
 */
function native(
  run: typeof tf.conv2d | typeof tf.depthwiseConv2d,
  x: tf.Tensor,
  kernel: tf.Tensor,
  { strides, dilation, padding }: Geometry,
  backend: TfjsBackendName,
): tf.Tensor {
  const [[top, bottom] = none, [left, right] = none] = padding
  const isNegative = padding.flat().some((amount) => amount < 0)
  const images = asRank4(isNegative ? padSpatially(x, padding, backend) : x)
  const [strideY = 1, strideX = 1] = strides
  const [dilationY = 1, dilationX = 1] = dilation
  const around: tf.backend_util.ExplicitPadding = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]
  const pad = isNegative || padding.flat().every((amount) => amount === 0) ? 'valid' : around
  return run(images, asRank4(kernel), [strideY, strideX], pad, 'NHWC', [dilationY, dilationX])
}
