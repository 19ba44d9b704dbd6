import * as tf from '@tensorflow/tfjs-core'
import type { TfjsBackendName } from '../../kernel.js'
import { type AxisView, reverseInMemory, sliceInMemory } from '../../memory/copy.js'
import { isInMemory } from '../../memory/in-memory.js'
import { replaceAxis, sizeOf } from '../../shapes.js'

/**
 * Moving elements along one axis. Each works on the view `[before, length, after]` of its operand, because with five
 * axes webgl has no Pad and no Reverse, and Pad, Slice and Add of webgpu yield wrong numbers without a word (tfjs
 * 4.22).
 */
/** The axes before `axis`, itself and the axes after it, each as one. */
export function axisView(shape: readonly number[], axis: number): AxisView {
  return [sizeOf(shape.slice(0, axis)), shape[axis] ?? 1, sizeOf(shape.slice(axis + 1))]
}

/** `size` elements of `axis` from `begin` on. */
export function sliceAxis(
  x: tf.Tensor,
  axis: number,
  begin: number,
  size: number,
  backend: TfjsBackendName,
): tf.Tensor {
  const view = axisView(x.shape, axis)
  const [before, length, after] = view
  if (begin === 0 && size === length) return x
  const shape = replaceAxis(x.shape, axis, size)
  if (isInMemory(backend)) return sliceInMemory(x, view, begin, size, shape)
  return tf.reshape(tf.slice(tf.reshape(x, [...view]), [0, begin, 0], [before, size, after]), shape)
}

/** `axis` with elements of one value before and after it; a negative number takes elements away. */
export function padAxis(
  x: tf.Tensor,
  axis: number,
  [low, high]: readonly [number, number],
  backend: TfjsBackendName,
  value = 0,
): tf.Tensor {
  const length = x.shape[axis] ?? 1
  const inside = sliceAxis(x, axis, Math.max(-low, 0), length + Math.min(low, 0) + Math.min(high, 0), backend)
  if (low <= 0 && high <= 0) return inside
  const [before, kept, after] = axisView(inside.shape, axis)
  const amounts: [number, number] = [Math.max(low, 0), Math.max(high, 0)]
  const padded = tf.pad(tf.reshape(inside, [before, kept, after]), [[0, 0], amounts, [0, 0]], value)
  return tf.reshape(padded, replaceAxis(x.shape, axis, kept + amounts[0] + amounts[1]))
}

/** The elements `begin`, `begin + stride`, ..., `count` of them, of `axis`. */
export function takeEvery(
  x: tf.Tensor,
  axis: number,
  begin: number,
  count: number,
  stride: number,
  backend: TfjsBackendName,
): tf.Tensor {
  if (stride === 1 || count <= 1) return sliceAxis(x, axis, begin, count, backend)
  // Of each group of `stride` elements the first. The last group may reach beyond the end.
  const missing = Math.max(begin + count * stride - (x.shape[axis] ?? 1), 0)
  const padded = missing > 0 ? padAxis(x, axis, [0, missing], backend) : x
  const groups = sliceAxis(padded, axis, begin, count * stride, backend)
  const grouped = tf.reshape(groups, replaceAxis(x.shape, axis, count, stride))
  return tf.reshape(sliceAxis(grouped, axis + 1, 0, 1, backend), replaceAxis(x.shape, axis, count))
}

/** `axis` with `stride - 1` zeros between its elements. */
export function spreadAxis(x: tf.Tensor, axis: number, stride: number, backend: TfjsBackendName): tf.Tensor {
  const count = x.shape[axis] ?? 1
  if (stride === 1 || count <= 1) return x
  const grouped = padAxis(tf.reshape(x, replaceAxis(x.shape, axis, count, 1)), axis + 1, [0, stride - 1], backend)
  const spread = tf.reshape(grouped, replaceAxis(x.shape, axis, count * stride))
  return sliceAxis(spread, axis, 0, (count - 1) * stride + 1, backend)
}

/** `axis` in reverse order. */
export function reverseAxis(x: tf.Tensor, axis: number, backend: TfjsBackendName): tf.Tensor {
  const view = axisView(x.shape, axis)
  if (view[1] === 1) return x
  if (isInMemory(backend)) return reverseInMemory(x, view)
  return tf.reshape(tf.reverse(tf.reshape(x, [...view]), 1), x.shape)
}
