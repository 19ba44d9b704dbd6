import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { sliceAxis, reverseAxis, spreadAxis } from '../shape/axis.js'
import { convolve } from './convolve.js'
import { extent, type Geometry } from './geometry.js'

/**
 * The adjoint of `convolve` in x, of shape `inputShape`: a convolution of dy, its strides written out as zeros, with
 * the kernel turned around and its channels and filters exchanged. Thus it needs no kernel but the forward one, which
 * every backend has right: wasm's Conv2DBackpropInput is a scalar loop and its Conv3DBackpropInputV2 reads beyond the
 * filter; none knows dilation or groups (tensorflow/tfjs#7906).
 */
export function convolutionInputGradientOf(
  dy: tf.Tensor,
  kernel: tf.Tensor,
  inputShape: readonly number[],
  { strides, dilation, padding, groups }: Geometry,
  backend: TfjsBackendName,
): tf.Tensor {
  const stuffed = strides.reduce((spread, stride, axis) => spreadAxis(spread, axis + 1, stride, backend), dy)
  const around = padding.map(([low], axis): [number, number] => {
    const reach = extent(kernel.shape[axis] ?? 1, dilation[axis] ?? 1) - 1
    const before = reach - low
    return [before, (inputShape[axis + 1] ?? 1) + reach - before - (stuffed.shape[axis + 1] ?? 1)]
  })
  const geometry = { strides: strides.map(() => 1), dilation, padding: around }
  const multiplier = (kernel.shape.at(-1) ?? 1) / groups
  if (kernel.shape.at(-2) === 1 && groups > 1 && multiplier > 1) {
    return depthwise(stuffed, kernel, { ...geometry, groups }, backend)
  }
  return convolve(stuffed, adjointKernel(kernel, groups, backend), { ...geometry, groups }, backend)
}

/**
 * `[...size, channels/groups, filters]` to `[...size, filters/groups, channels]`, the spatial axes in reverse order.
 */
function adjointKernel(kernel: tf.Tensor, groups: number, backend: TfjsBackendName): tf.Tensor {
  const size = kernel.shape.slice(0, -2)
  const [channels = 1, filters = 1] = kernel.shape.slice(-2)
  const turned = size.reduce((reversed, _, axis) => reverseAxis(reversed, axis, backend), kernel)
  const grouped = tf.reshape(turned, [-1, channels, groups, filters / groups])
  return tf.reshape(tf.transpose(grouped, [0, 3, 2, 1]), [...size, filters / groups, channels * groups])
}

/** Several filters a channel: each of the first, each of the second, ... is a depthwise convolution of its own. */
function depthwise(dy: tf.Tensor, kernel: tf.Tensor, geometry: Geometry, backend: TfjsBackendName): tf.Tensor {
  const { groups } = geometry
  const multiplier = (kernel.shape.at(-1) ?? 1) / groups
  const ofIndex = (x: tf.Tensor, index: number) => {
    const others = x.shape.slice(0, -1)
    const split = tf.reshape(x, [x.size / (groups * multiplier), groups, multiplier])
    return tf.reshape(sliceAxis(split, 2, index, 1, backend), [...others, groups])
  }
  const terms = Array.from({ length: multiplier }, (_, index) =>
    convolve(ofIndex(dy, index), adjointKernel(ofIndex(kernel, index), groups, backend), geometry, backend),
  )
  return terms.reduce((sum, term) => tf.add(sum, term))
}
