import { broadcastTo } from '../shape/broadcast-to.js'
import { concat } from '../shape/concat.js'
import { pad } from '../shape/pad.js'
import { reshape } from '../shape/reshape.js'
import { reverse } from '../shape/reverse.js'
import { slice } from '../shape/slice.js'
import { transpose } from '../shape/transpose.js'
import { constant } from '../source/constant.js'
import { fill } from '../source/fill.js'
import { range } from '../source/range.js'
import { broadcastData } from './elementwise.js'
import { type PlainKernel, plainKernel } from './kernel.js'
import { offsetsOf, pick, stridesOf } from './plain-tensor.js'

/** Sources of values, and operations that only move elements. */
export const arrangementKernels: readonly PlainKernel[] = [
  plainKernel(constant, (data, _inputs, { value }) => data.set(value.data)),
  plainKernel(fill, (data, _inputs, { value }) => data.fill(value)),
  plainKernel(range, (data) => data.forEach((_, index) => (data[index] = index))),
  plainKernel(reshape, (data, [x]) => data.set(x!.data)),
  plainKernel(broadcastTo, (data, [x], _attributes, { shape }) => data.set(broadcastData(x!, shape))),
  plainKernel(transpose, (data, [x], { permutation }, { shape }) => {
    const strides = stridesOf(x!.shape)
    data.set(
      pick(
        x!.data,
        offsetsOf(
          shape,
          permutation.map((axis) => strides[axis]!),
        ),
      ),
    )
  }),
  plainKernel(reverse, (data, [x], { axes }, { shape }) => {
    const strides = stridesOf(shape)
    const last = axes.reduce((offset, axis) => offset + (shape[axis]! - 1) * strides[axis]!, 0)
    const backwards = strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride))
    data.set(pick(x!.data, offsetsOf(shape, backwards, last)))
  }),
  plainKernel(slice, (data, [x], { begin, strides }, { shape }) => {
    const own = stridesOf(x!.shape)
    const start = own.reduce((offset, stride, axis) => offset + stride * Number(begin[axis]), 0)
    const steps = own.map((stride, axis) => stride * strides[axis]!)
    data.set(pick(x!.data, offsetsOf(shape, steps, start)))
  }),
  plainKernel(pad, (data, [x], { padding, value }, { shape }) => {
    const strides = stridesOf(shape)
    const start = strides.reduce((offset, stride, axis) => offset + stride * Number(padding[axis]![0]), 0)
    data.fill(value)
    offsetsOf(x!.shape, strides, start).forEach((offset, index) => (data[offset] = x!.data[index]!))
  }),
  plainKernel(concat, (data, inputs, { axis }, { shape }) => {
    const strides = stridesOf(shape)
    let start = 0
    for (const input of inputs) {
      offsetsOf(input.shape, strides, start).forEach((offset, index) => (data[offset] = input.data[index]!))
      start += input.shape[axis]! * strides[axis]!
    }
  }),
]
