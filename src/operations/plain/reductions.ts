import type { Operation } from '../operation.js'
import { all } from '../reduction/all.js'
import { any } from '../reduction/any.js'
import { argMax } from '../reduction/arg-max.js'
import type { ReductionAttributes } from '../reduction/axes.js'
import { cumulativeSum } from '../reduction/cumulative-sum.js'
import { max } from '../reduction/max.js'
import { min } from '../reduction/min.js'
import { product } from '../reduction/product.js'
import { logSoftmax, softmax } from '../reduction/softmax.js'
import { sum } from '../reduction/sum.js'
import { type PlainKernel, plainKernel } from './kernel.js'
import { offsetsOf, type PlainTensor, stridesOf } from './plain-tensor.js'

export const reductionKernels: readonly PlainKernel[] = [
  reduction(sum, 0, (a, b) => a + b),
  reduction(product, 1, (a, b) => a * b),
  reduction(max, -Infinity, Math.max),
  reduction(min, Infinity, Math.min),
  reduction(any, 0, Math.max),
  reduction(all, 1, Math.min),
  plainKernel(argMax, (data, [x], { axis }) => {
    for (const [row, line] of linesOf(x!, axis).entries()) {
      let best = 0
      line.forEach((offset, position) => {
        if (x!.data[offset]! > x!.data[line[best]!]!) best = position
      })
      data[row] = best
    }
  }),
  plainKernel(softmax, (data, [x], { axis }) => {
    for (const line of linesOf(x!, axis)) {
      const total = logSumExp(x!.data, line)
      for (const offset of line) data[offset] = Math.exp(x!.data[offset]! - total)
    }
  }),
  plainKernel(logSoftmax, (data, [x], { axis }) => {
    for (const line of linesOf(x!, axis)) {
      const total = logSumExp(x!.data, line)
      for (const offset of line) data[offset] = x!.data[offset]! - total
    }
  }),
  plainKernel(cumulativeSum, (data, [x], { axis, exclusive, reverse }) => {
    for (const line of linesOf(x!, axis)) {
      let total = 0
      for (const offset of reverse ? line.toReversed() : line) {
        data[offset] = exclusive ? total : total + x!.data[offset]!
        total += x!.data[offset]!
      }
    }
  }),
]

function reduction(
  operation: Operation<ReductionAttributes>,
  initial: number,
  combine: (a: number, b: number) => number,
): PlainKernel {
  return plainKernel(operation, (data, [x], { axes }) => {
    const { shape, data: elements } = x!
    const strides = stridesOf(shape)
    const along = (isWanted: (axis: number) => boolean) => {
      const chosen = shape.map((_, axis) => axis).filter(isWanted)
      return offsetsOf(
        chosen.map((axis) => shape[axis]!),
        chosen.map((axis) => strides[axis]!),
      )
    }
    const reduced = along((axis) => axes.includes(axis))
    along((axis) => !axes.includes(axis)).forEach((start, index) => {
      data[index] = reduced.reduce((result, offset) => combine(result, elements[start + offset]!), initial)
    })
  })
}

/** The offsets of the elements of each line along an axis, lines in row-major order. */
function linesOf({ shape }: PlainTensor, axis: number): readonly Float64Array[] {
  const strides = stridesOf(shape)
  const starts = offsetsOf(shape.toSpliced(axis, 1), strides.toSpliced(axis, 1))
  return Array.from(starts, (start) => offsetsOf([shape[axis]!], [strides[axis]!], start))
}

function logSumExp(data: Float64Array, line: Float64Array): number {
  const greatest = line.reduce((result, offset) => Math.max(result, data[offset]!), -Infinity)
  return greatest + Math.log(line.reduce((total, offset) => total + Math.exp(data[offset]! - greatest), 0))
}
