import { all } from '../../../src/operations/reduction/all.js'
import { any } from '../../../src/operations/reduction/any.js'
import { argMax } from '../../../src/operations/reduction/arg-max.js'
import { cumulativeSum } from '../../../src/operations/reduction/cumulative-sum.js'
import { max } from '../../../src/operations/reduction/max.js'
import { min } from '../../../src/operations/reduction/min.js'
import { product } from '../../../src/operations/reduction/product.js'
import { logSoftmax, softmax } from '../../../src/operations/reduction/softmax.js'
import { sum } from '../../../src/operations/reduction/sum.js'
import * as reference from '../reference/reduction.js'
import { type BackendCase, bool, booleans, caseOf, float32, integers, numbers, ties } from './case.js'

interface Reduced {
  readonly shape: readonly number[]
  readonly axes: readonly number[]
}

const reduced: readonly Reduced[] = [
  { shape: [5], axes: [0] },
  { shape: [1], axes: [0] },
  { shape: [3, 4], axes: [0] },
  { shape: [3, 4], axes: [1] },
  { shape: [3, 4], axes: [0, 1] },
  { shape: [3, 4], axes: [] },
  { shape: [], axes: [] },
  { shape: [2, 3, 4], axes: [1] },
  { shape: [2, 3, 4], axes: [0, 2] },
  { shape: [2, 1, 3, 4], axes: [1, 3] },
  { shape: [2, 3, 2, 3, 2], axes: [1, 3] },
  { shape: [2, 3, 2, 3, 2], axes: [0, 2, 4] },
  { shape: [2, 3, 2, 1, 2, 3], axes: [0, 2, 4] },
  { shape: [2, 3, 2, 1, 2, 3], axes: [1, 5] },
]

const alongAxis: readonly (readonly [readonly number[], number])[] = [
  [[6], 0],
  [[1], 0],
  [[3, 1], 1],
  [[3, 4], 0],
  [[3, 4], 1],
  [[2, 3, 4], 1],
  [[2, 3, 2, 3], 2],
  [[2, 1, 3, 2, 2], 2],
  [[2, 1, 3, 2, 2, 2], 4],
]

const keeps = [false, true]

export const reductionCases: readonly BackendCase[] = [
  ...reduced.flatMap(({ shape, axes }, index) => {
    const attributes = { axes, keepDims: keeps[index % 2]! }
    return [
      caseOf(sum, [numbers(shape, index + 1)], attributes, reference.sums),
      caseOf(max, [numbers(shape, index + 1)], attributes, reference.maxima),
      caseOf(min, [numbers(shape, index + 1)], attributes, reference.minima),
      caseOf(product, [numbers(shape, index + 1)], attributes, reference.products),
      caseOf(any, [booleans(shape, index + 1)], attributes, reference.anyTrue),
      caseOf(all, [booleans(shape, index + 1)], attributes, reference.allTrue),
      caseOf(sum, [integers(shape, 100, index)], attributes, reference.sums),
      caseOf(max, [integers(shape, 100, index)], attributes, reference.maxima),
      caseOf(min, [integers(shape, 100, index)], attributes, reference.minima),
    ]
  }),
  ...keeps.map((keepDims) => caseOf(sum, [numbers([2, 3, 4], 1)], { axes: [1], keepDims }, reference.sums)),
  caseOf(max, [numbers([4, 30], 8, -1)], { axes: [1], keepDims: false }, reference.maxima, 'negative'),
  caseOf(max, [float32([-5, -7, -6, -8], [2, 2])], { axes: [1], keepDims: false }, reference.maxima, 'all negative'),
  caseOf(min, [float32([5, 7, 6, 8], [2, 2])], { axes: [0], keepDims: false }, reference.minima, 'all positive'),
  caseOf(
    max,
    [float32([-Infinity, 1, -Infinity, -Infinity], [2, 2])],
    { axes: [1], keepDims: false },
    reference.maxima,
  ),
  caseOf(max, [float32([-1e30, -2e30, -1e25, -3e38], [2, 2])], { axes: [1], keepDims: false }, reference.maxima),
  caseOf(min, [float32([1e30, 2e30, 1e25, 3e38], [2, 2])], { axes: [0], keepDims: false }, reference.minima),
  ...[33, 1025].flatMap((length) => [
    caseOf(max, [numbers([2, length], 4)], { axes: [1], keepDims: false }, reference.maxima),
    caseOf(min, [numbers([length, 2], 5)], { axes: [0], keepDims: true }, reference.minima),
    caseOf(
      cumulativeSum,
      [numbers([length], 6)],
      { axis: 0, exclusive: false, reverse: true },
      reference.cumulativeSums,
    ),
  ]),
  caseOf(all, [bool([1, 1, 1, 0], [2, 2])], { axes: [1], keepDims: false }, reference.allTrue),
  caseOf(any, [bool([0, 0, 1, 0], [2, 2])], { axes: [1], keepDims: false }, reference.anyTrue),
  caseOf(sum, [positive([100_000])], { axes: [0], keepDims: false }, reference.sums, 'many'),
  caseOf(sum, [positive([20_000, 5])], { axes: [0], keepDims: false }, reference.sums, 'many'),
  ...alongAxis.flatMap(([shape, axis], index) => [
    caseOf(softmax, [numbers(shape, index, 5)], { axis }, reference.softmaxOf),
    caseOf(logSoftmax, [numbers(shape, index, 5)], { axis }, reference.logSoftmaxOf),
    caseOf(argMax, [numbers(shape, index, 5)], { axis }, reference.argMaxima),
    caseOf(argMax, [ties(shape, 2, index)], { axis }, reference.argMaxima, 'ties'),
    ...keeps.flatMap((exclusive) =>
      keeps.map((reverse) =>
        caseOf(cumulativeSum, [numbers(shape, index)], { axis, exclusive, reverse }, reference.cumulativeSums),
      ),
    ),
    caseOf(
      cumulativeSum,
      [integers(shape, 9, index)],
      { axis, exclusive: false, reverse: false },
      reference.cumulativeSums,
    ),
  ]),
  caseOf(argMax, [ties([4, 200], 3, 9)], { axis: 1 }, reference.argMaxima, 'ties'),
  caseOf(argMax, [integers([4, 20], 7, 3)], { axis: 1 }, reference.argMaxima),
  ...[softmax, logSoftmax].flatMap((operation) => {
    const expected = operation === softmax ? reference.softmaxOf : reference.logSoftmaxOf
    return [0, 1].flatMap((axis) => [
      caseOf(operation, [numbers([4, 5], 3, 1000)], { axis }, expected, 'far apart'),
      caseOf(operation, [float32([1e30, -1e30, 0, 1e30], [2, 2])], { axis }, expected, 'huge'),
      caseOf(operation, [float32([1, -Infinity, 2, 3], [2, 2])], { axis }, expected, 'masked'),
    ])
  }),
]

/** Rounding errors of one sign add up. */
function positive(shape: readonly number[]) {
  const { data } = numbers(shape, 5, 1)
  return { dtype: 'float32' as const, shape, data: data.map(Math.abs) }
}
