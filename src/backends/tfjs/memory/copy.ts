import type * as tf from '@tensorflow/tfjs-core'
import type { TypedArray } from '../../../operations/types.js'
import { dtypeOf } from '../handle.js'
import { fromMemory } from './in-memory.js'

/** The axes of a tensor as three: those before one axis, itself, those after it. */
export type AxisView = readonly [before: number, length: number, after: number]

/** For a few elements a loop is faster than a view of them. */
const shortBlock = 16

function copyBlock(from: TypedArray, start: number, to: TypedArray, at: number, count: number): void {
  if (count > shortBlock) to.set(from.subarray(start, start + count), at)
  else for (let index = 0; index < count; index++) to[at + index] = from[start + index]!
}

/**
 * `x[:, begin : begin + size, :]`. The `Slice` of wasm first copies all of x out of the heap, for each slice (tfjs
 * 4.22).
 */
export function sliceInMemory(
  x: tf.Tensor,
  [before, length, after]: AxisView,
  begin: number,
  size: number,
  shape: readonly number[],
): tf.Tensor {
  const block = size * after
  return fromMemory([x], shape, dtypeOf(x), (to, from = to) => {
    for (let row = 0; row < before; row++) copyBlock(from, (row * length + begin) * after, to, row * block, block)
  })
}

/**
 * `x[:, ::-1, :]`. The `Reverse` of wasm works out every place anew, and writes bools as if they had four bytes
 * (Reverse.cc, tfjs 4.22).
 */
export function reverseInMemory(x: tf.Tensor, [before, length, after]: AxisView): tf.Tensor {
  return fromMemory([x], x.shape, dtypeOf(x), (to, from = to) => {
    for (let row = 0; row < before; row++) {
      for (let index = 0; index < length; index++) {
        copyBlock(from, (row * length + index) * after, to, ((row + 1) * length - 1 - index) * after, after)
      }
    }
  })
}

/** `[before, 1, after]` to `[before, times, after]`. `Tile` works out every place anew. */
export function repeatInMemory(x: tf.Tensor, before: number, times: number, after: number): tf.Tensor {
  return fromMemory([x], [before, times, after], dtypeOf(x), (to, from = to) => {
    const block = times * after
    for (let row = 0; row < before; row++) {
      const start = row * block
      if (after === 1) {
        to.fill(from[row]!, start, start + block)
        continue
      }
      copyBlock(from, row * after, to, start, after)
      // What is there already is doubled until the row is full.
      for (let done = after; done < block; done *= 2)
        to.copyWithin(start + done, start, start + Math.min(done, block - done))
    }
  })
}

/**
 * All slices along axis 0, without that axis. The `Unpack` of wasm copies all of x for each: 234 ms for [100, 32, 256].
 */
export function unstackInMemory(x: tf.Tensor): tf.Tensor[] {
  const [count = 0, ...shape] = x.shape
  const block = count === 0 ? 0 : x.size / count
  return Array.from({ length: count }, (_, index) =>
    fromMemory([x], shape, dtypeOf(x), (to, from = to) => copyBlock(from, index * block, to, 0, block)),
  )
}
