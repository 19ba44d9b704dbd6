import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { sliceAxis, takeEvery } from '../shape/axis.js'
import { multiplyMatrices } from '../linear/mat-mul.js'
import { convolve, firstAxisSlices } from './convolve.js'
import { asRank4, type Geometry, innerGeometry, mergeAxes, padSpatially, withOuterAxis } from './geometry.js'

/**
 * The adjoint of `convolve` in its kernel, of shape `kernelShape`. Axes are reduced to two as in `convolve`. The
 * backends' own is missing on wasm (tensorflow/tfjs#8474), slow on cpu, and knows neither dilation nor groups; webgl
 * and webgpu use it for the rest.
 */
export function convolutionFilterGradientOf(
  x: tf.Tensor,
  dy: tf.Tensor,
  kernelShape: readonly number[],
  geometry: Geometry,
  backend: TfjsBackendName,
): tf.Tensor {
  const [first = 1, ...inner] = kernelShape
  if (x.rank === 3) {
    const size = [1, ...kernelShape]
    const gradient = over2Axes(tf.expandDims(x, 1), tf.expandDims(dy, 1), size, withOuterAxis(geometry), backend)
    return tf.squeeze(gradient, [0])
  }
  if (x.rank === 4) return over2Axes(x, dy, kernelShape, geometry, backend)
  const { slicesOf } = firstAxisSlices(x, first, geometry, backend)
  const images = mergeAxes(dy, 0)
  const slices = Array.from({ length: first }, (_, index) =>
    convolutionFilterGradientOf(slicesOf(index), images, inner, innerGeometry(geometry), backend),
  )
  return tf.reshape(tf.concat(slices.map((slice) => tf.reshape(slice, [1, slice.size]))), [...kernelShape])
}

function over2Axes(
  x: tf.Tensor,
  dy: tf.Tensor,
  kernelShape: readonly number[],
  geometry: Geometry,
  backend: TfjsBackendName,
): tf.Tensor {
  const { groups } = geometry
  if (groups > 1 && kernelShape[2] === 1) return depthwise(x, dy, kernelShape, geometry, backend)
  if (groups === 1) return ungrouped(x, dy, kernelShape, geometry, backend)
  const [height = 1, width = 1, channels = 1, filters = 1] = kernelShape
  const shape = [height, width, channels, filters / groups]
  const parts = Array.from({ length: groups }, (_, group) => {
    const ofX = sliceAxis(x, 3, group * channels, channels, backend)
    const ofDy = sliceAxis(dy, 3, (group * filters) / groups, filters / groups, backend)
    return ungrouped(ofX, ofDy, shape, { ...geometry, groups: 1 }, backend)
  })
  return tf.concat(parts, 3)
}

function ungrouped(
  x: tf.Tensor,
  dy: tf.Tensor,
  kernelShape: readonly number[],
  geometry: Geometry,
  backend: TfjsBackendName,
): tf.Tensor {
  const { strides, dilation, padding } = geometry
  const isDilated = dilation.some((step) => step > 1)
  if (backend === 'wasm') return asConvolution(x, dy, kernelShape, geometry, backend)
  if (backend === 'cpu' || isDilated) return byOffsets(x, dy, kernelShape, geometry, backend)
  const [[top, bottom] = [0, 0], [left, right] = [0, 0]] = padding
  const pad = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]
  return tf
    .engine()
    .runKernel(
      tf.Conv2DBackpropFilter,
      { x: asRank4(x), dy: asRank4(dy) },
      { strides: [...strides], pad, dataFormat: 'NHWC', dimRoundingMode: 'floor', filterShape: [...kernelShape] },
    )
}

/**
 * The gradient as a convolution: x with channels and batch exchanged, and dy as its kernel, batch in the place of
 * channels. Strides and dilation change places. On wasm this is one XNNPACK product over indirect addresses: faster
 * than the products by offset, whose slices are copies.
 */
function asConvolution(
  x: tf.Tensor,
  dy: tf.Tensor,
  kernelShape: readonly number[],
  { strides, dilation, padding }: Geometry,
  backend: TfjsBackendName,
): tf.Tensor {
  const exchanged = { strides: dilation, dilation: strides, padding, groups: 1 }
  const gradient = convolve(tf.transpose(x, [3, 1, 2, 0]), tf.transpose(dy, [1, 2, 0, 3]), exchanged, backend)
  // Where the windows do not reach the end of x there are more results than the kernel has elements.
  const [height = 1, width = 1] = kernelShape
  const kept = sliceAxis(sliceAxis(gradient, 1, 0, height, backend), 2, 0, width, backend)
  return tf.transpose(kept, [1, 2, 0, 3])
}

/** For each element of the kernel: what it meets of x `[n, channels]`, transposed, times dy `[n, filters]`. */
function byOffsets(
  x: tf.Tensor,
  dy: tf.Tensor,
  kernelShape: readonly number[],
  geometry: Geometry,
  backend: TfjsBackendName,
): tf.Tensor {
  const [, , channels = 1, filters = 1] = kernelShape
  const rows = tf.reshape(dy, [dy.size / filters, filters])
  const products = metByOffsets(x, dy, kernelShape, geometry, backend).map((met) =>
    multiplyMatrices(tf.reshape(met, [met.size / channels, channels]), rows, true, false, backend),
  )
  return tf.reshape(tf.concat(products), [...kernelShape])
}

/** One channel a group: each channel with the filters of its own. */
function depthwise(
  x: tf.Tensor,
  dy: tf.Tensor,
  kernelShape: readonly number[],
  geometry: Geometry,
  backend: TfjsBackendName,
): tf.Tensor {
  const { groups } = geometry
  const multiplier = (kernelShape[3] ?? 1) / groups
  const perChannel = tf.reshape(dy, [dy.size / (groups * multiplier), groups, multiplier])
  const sums = metByOffsets(x, dy, kernelShape, geometry, backend).map((met) =>
    tf.sum(tf.mul(tf.reshape(met, [met.size / groups, groups, 1]), perChannel), 0),
  )
  return tf.reshape(tf.concat(sums), [...kernelShape])
}

/**
 * For each element of the kernel, in row-major order, the elements of x that it is multiplied with: `[batch, height,
 * width, channels]` of dy.
 */
function metByOffsets(
  x: tf.Tensor,
  dy: tf.Tensor,
  kernelShape: readonly number[],
  { strides, dilation, padding }: Geometry,
  backend: TfjsBackendName,
): tf.Tensor[] {
  const [height = 1, width = 1] = kernelShape
  const [, rows = 1, columns = 1] = dy.shape
  const padded = padSpatially(x, padding, backend)
  return Array.from({ length: height }, (_, row) => {
    const ofRow = takeEvery(padded, 1, row * (dilation[0] ?? 1), rows, strides[0] ?? 1, backend)
    return Array.from({ length: width }, (_, column) =>
      takeEvery(ofRow, 2, column * (dilation[1] ?? 1), columns, strides[1] ?? 1, backend),
    )
  }).flat()
}
