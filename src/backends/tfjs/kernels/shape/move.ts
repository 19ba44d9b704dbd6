import * as tf from '@tensorflow/tfjs-core'
import { concat } from '../../../../operations/shape/concat.js'
import { pad } from '../../../../operations/shape/pad.js'
import { reverse } from '../../../../operations/shape/reverse.js'
import { slice } from '../../../../operations/shape/slice.js'
import { type Kernel, unary, variadic } from '../../kernel.js'
import { isInMemory } from '../../memory/in-memory.js'
import { knownShape, replaceAxis, sizeOf } from '../../shapes.js'
import { padAxis, reverseAxis, takeEvery } from './axis.js'

/** Up to this rank all axes can be padded or sliced at once on every backend. */
const highestSafeRank = 4

export const moveKernels: readonly Kernel[] = [
  unary(pad, (x, { padding, value }, backend) => {
    const amounts = padding.map((pair): [number, number] => {
      const [before = 0, after = 0] = knownShape(pair)
      return [before, after]
    })
    if (x.size === 0) {
      const shape = amounts.map(([before, after], axis) => before + (x.shape[axis] ?? 0) + after)
      return tf.fill(shape, value, x.dtype)
    }
    if (x.rank <= highestSafeRank) return tf.pad(x, amounts, value)
    return amounts.reduce((padded, pair, axis) => padAxis(padded, axis, pair, backend, value), x)
  }),
  unary(slice, (x, { begin, size, strides }, backend) => {
    const from = knownShape(begin)
    const counts = knownShape(size)
    const isDense = strides.every((stride) => stride === 1)
    if (isDense && x.rank <= highestSafeRank && !isInMemory(backend)) return tf.slice(x, from, counts)
    return counts.reduce(
      (sliced, count, axis) => takeEvery(sliced, axis, from[axis] ?? 0, count, strides[axis] ?? 1, backend),
      x,
    )
  }),
  unary(reverse, (x, { axes }, backend) => axes.reduce((reversed, axis) => reverseAxis(reversed, axis, backend), x)),
  variadic(concat, (inputs, { axis }) => {
    // As rows: each operand's axes up to `axis` as one, the rest as one.
    const first = inputs[0]
    if (!first) throw new Error('concat: expected at least one operand, received none')
    const rows = sizeOf(first.shape.slice(0, axis))
    const matrices = inputs.filter((x) => x.size > 0).map((x) => tf.reshape(x, [rows, x.size / rows]))
    const length = inputs.reduce((sum, x) => sum + (x.shape[axis] ?? 0), 0)
    return tf.reshape(tf.concat(matrices, 1), replaceAxis(first.shape, axis, length))
  }),
]
