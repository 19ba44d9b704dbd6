import * as tf from '@tensorflow/tfjs-core'
import { paddingPairs, type Windows } from '../../../../operations/window/windows.js'
import type { TfjsBackendName } from '../../kernel.js'
import { padAxis, spreadAxis } from '../shape/axis.js'

/** How a kernel moves over the spatial axes: one entry an axis. A negative padding takes elements away. */
export interface Geometry {
  readonly strides: readonly number[]
  readonly dilation: readonly number[]
  readonly padding: readonly (readonly [low: number, high: number])[]
  readonly groups: number
}

/** The geometry of a convolution of x with this kernel, `same` padding counted out. */
export function geometryOf(
  x: readonly number[],
  kernel: readonly number[],
  { strides, dilation, padding, groups }: Omit<Windows, 'size'> & { readonly groups: number },
): Geometry {
  const windows = { size: kernel.slice(0, -2), strides, dilation, padding }
  return { strides, dilation, groups, padding: paddingPairs(x.slice(1, -1), windows) }
}

/** The geometry without its first spatial axis. */
export function innerGeometry({ strides, dilation, padding, groups }: Geometry): Geometry {
  return { strides: strides.slice(1), dilation: dilation.slice(1), padding: padding.slice(1), groups }
}

/** With a first spatial axis of length 1 before the others. */
export function withOuterAxis({ strides, dilation, padding, groups }: Geometry): Geometry {
  return { strides: [1, ...strides], dilation: [1, ...dilation], padding: [[0, 0], ...padding], groups }
}

/** How many elements a kernel of `size` elements spans. */
export function extent(size: number, dilation: number): number {
  return (size - 1) * dilation + 1
}

/** x with the padding of its spatial axes carried out. */
export function padSpatially(
  x: tf.Tensor,
  padding: Geometry['padding'],
  backend: TfjsBackendName,
  value = 0,
): tf.Tensor {
  return padding.reduce((padded, amounts, axis) => padAxis(padded, axis + 1, amounts, backend, value), x)
}

/** The kernel with the zeros of a dilation written out. */
export function dilateKernel(kernel: tf.Tensor, dilation: readonly number[], backend: TfjsBackendName): tf.Tensor {
  return dilation.reduce((dilated, step, axis) => spreadAxis(dilated, axis, step, backend), kernel)
}

/** Two neighbouring axes as one. */
export function mergeAxes(x: tf.Tensor, axis: number): tf.Tensor {
  const [first = 1, second = 1] = x.shape.slice(axis, axis + 2)
  return tf.reshape(x, [...x.shape.slice(0, axis), first * second, ...x.shape.slice(axis + 2)])
}

/** The tensor as the backends' types ask for it. @throws Error for one of another rank. */
export function asRank4(x: tf.Tensor): tf.Tensor4D {
  if (!isRank4(x)) throw new Error(`expected a tensor of rank 4, received rank ${x.rank}`)
  return x
}

function isRank4(x: tf.Tensor): x is tf.Tensor4D {
  return x.rank === 4
}
