import { abs } from '../../../src/operations/elementwise/abs.js'
import { add } from '../../../src/operations/elementwise/add.js'
import { cast } from '../../../src/operations/elementwise/cast.js'
import { clip } from '../../../src/operations/elementwise/clip.js'
import { cos } from '../../../src/operations/elementwise/cos.js'
import { divide } from '../../../src/operations/elementwise/divide.js'
import { elu } from '../../../src/operations/elementwise/elu.js'
import { equal } from '../../../src/operations/elementwise/equal.js'
import { erf } from '../../../src/operations/elementwise/erf.js'
import { exp } from '../../../src/operations/elementwise/exp.js'
import { floor } from '../../../src/operations/elementwise/floor.js'
import { greater } from '../../../src/operations/elementwise/greater.js'
import { greaterEqual } from '../../../src/operations/elementwise/greater-equal.js'
import { leakyRelu } from '../../../src/operations/elementwise/leaky-relu.js'
import { less } from '../../../src/operations/elementwise/less.js'
import { lessEqual } from '../../../src/operations/elementwise/less-equal.js'
import { log } from '../../../src/operations/elementwise/log.js'
import { log1p } from '../../../src/operations/elementwise/log1p.js'
import { logicalAnd } from '../../../src/operations/elementwise/logical-and.js'
import { logicalNot } from '../../../src/operations/elementwise/logical-not.js'
import { logicalOr } from '../../../src/operations/elementwise/logical-or.js'
import { maximum } from '../../../src/operations/elementwise/maximum.js'
import { minimum } from '../../../src/operations/elementwise/minimum.js'
import { multiply } from '../../../src/operations/elementwise/multiply.js'
import { negate } from '../../../src/operations/elementwise/negate.js'
import { notEqual } from '../../../src/operations/elementwise/not-equal.js'
import { power } from '../../../src/operations/elementwise/power.js'
import { relu } from '../../../src/operations/elementwise/relu.js'
import { round } from '../../../src/operations/elementwise/round.js'
import { rsqrt } from '../../../src/operations/elementwise/rsqrt.js'
import { scaleGradient } from '../../../src/operations/elementwise/scale-gradient.js'
import { select } from '../../../src/operations/elementwise/select.js'
import { sigmoid } from '../../../src/operations/elementwise/sigmoid.js'
import { sign } from '../../../src/operations/elementwise/sign.js'
import { sin } from '../../../src/operations/elementwise/sin.js'
import { softplus } from '../../../src/operations/elementwise/softplus.js'
import { sqrt } from '../../../src/operations/elementwise/sqrt.js'
import { square } from '../../../src/operations/elementwise/square.js'
import { stopGradient } from '../../../src/operations/elementwise/stop-gradient.js'
import { subtract } from '../../../src/operations/elementwise/subtract.js'
import { tanh } from '../../../src/operations/elementwise/tanh.js'
import type { Attributes, Operation } from '../../../src/operations/operation.js'
import type { DType, TensorData } from '../../../src/operations/types.js'
import { pointwise } from '../reference/elementwise.js'
import { type BackendCase, bool, booleans, caseOf, float32, int32, integers, numbers } from './case.js'

const of = <A extends Attributes>(operation: Operation<A>, inputs: readonly TensorData[], attributes: A, note = '') =>
  caseOf(operation, inputs, attributes, pointwise(operation), note)

/** Each scale is a tensor of its own, because closeness is measured against the greatest of its elements. */
const scales = [1e-30, 1e-7, 1e-4, 1e-2, 0.3, 1, 4, 15, 80]
const wide = [...scales, 200, 1e4, 1e10, 1e30]

const at = (scale: number, from = -1): TensorData =>
  float32(Array.from({ length: 33 }, (_, index) => scale * (from + ((1 - from) * (index + 0.5)) / 33)))

const overScales = <A extends Attributes>(
  operation: Operation<A>,
  attributes: A,
  range: readonly number[],
  from = -1,
) => range.map((scale) => of(operation, [at(scale, from)], attributes, `up to ${scale}`))

const halves = float32([-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 0, 1, 2, -7])
const edges = float32([0, 1, -1, 2e-38, -2e-38, 3e38, -3e38])

const accuracy: readonly BackendCase[] = [
  ...[negate, abs, sign, square, relu, floor, round, stopGradient].flatMap((operation) =>
    overScales(operation, {}, operation === square ? wide.slice(1, -1) : wide),
  ),
  ...[tanh, sigmoid, softplus, erf].flatMap((operation) => overScales(operation, {}, wide)),
  ...[sin, cos].flatMap((operation) => overScales(operation, {}, scales)),
  ...overScales(exp, {}, scales),
  ...[log, sqrt, rsqrt].flatMap((operation) => overScales(operation, {}, wide, 0)),
  ...overScales(log1p, {}, scales.slice(0, 6)),
  ...overScales(log1p, {}, wide, 0),
  ...[1, 0.5, 2, 0, -1].flatMap((alpha) => overScales(elu, { alpha }, alpha === 1 ? wide : [1e-7, 1, 80])),
  ...[0.3, 0, 1, 2, -0.5].map((slope) => of(leakyRelu, [at(3)], { slope })),
  of(floor, [halves], {}),
  of(round, [halves], {}),
  ...[sign, abs, negate, relu, sigmoid, tanh, softplus, erf].map((operation) => of(operation, [edges], {}, 'edges')),
  of(sigmoid, [float32([-80, -87, -100, -1000, 100])], {}, 'far'),
  of(softplus, [float32([-80, -20, -15, 15, 20, 30, 1000])], {}, 'far'),
  of(log, [float32([1, 1.0000001, 0.9999999, 1.001, 0.999])], {}, 'near 1'),
  of(clip, [at(4)], { min: -1, max: 2.5 }),
  of(clip, [at(4)], { min: 0, max: Infinity }),
  of(clip, [at(4)], { min: -Infinity, max: 1 }),
  of(clip, [at(4)], { min: -Infinity, max: Infinity }),
]

/** Powers whose results are real, bases and exponents of both signs among them. */
const powers: readonly BackendCase[] = [
  of(power, [numbers([40], 3, 5), float32([2])], {}),
  of(power, [numbers([40], 4, 5), float32([3])], {}),
  of(power, [numbers([40], 5, 5), float32([-1])], {}),
  of(power, [at(5, 0), float32([0.5])], {}),
  of(power, [at(5, 0), float32([-2.7])], {}),
  of(power, [float32([0, 0, 0, 1, 2]), float32([0, 1, 2, 0, 0])], {}),
]

const unaries = [
  negate,
  abs,
  sign,
  exp,
  square,
  sin,
  cos,
  tanh,
  sigmoid,
  softplus,
  relu,
  floor,
  round,
  erf,
  stopGradient,
]
const shapes: readonly (readonly number[])[] = [
  [],
  [1],
  [7],
  [3, 5],
  [2, 1, 3],
  [2, 3, 1, 2],
  [2, 1, 3, 2, 2],
  [2, 1, 2, 3, 1, 2],
]

const unaryShapes: readonly BackendCase[] = [
  ...unaries.flatMap((operation) => shapes.map((shape) => of(operation, [numbers(shape, 11)], {}))),
  ...shapes.map((shape) => of(elu, [numbers(shape, 12)], { alpha: 0.7 })),
  ...shapes.map((shape) => of(scaleGradient, [numbers(shape, 13)], { scale: -2 })),
  ...[negate, abs, stopGradient].map((operation) => of(operation, [int32([-3, 0, 7, 2147483])], {})),
]

const pairs: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[], []],
  [[4], []],
  [[], [2, 3]],
  [[2, 3], [3]],
  [
    [2, 1],
    [1, 3],
  ],
  [
    [2, 3, 4],
    [3, 1],
  ],
  [
    [2, 1, 4, 1],
    [3, 1, 5],
  ],
  [[2, 2, 2, 2, 3], [3]],
  [
    [2, 2, 2, 2, 3],
    [2, 1, 1, 1, 3],
  ],
  [
    [1, 2, 1, 3, 1, 2],
    [2, 1, 3, 1, 2, 1],
  ],
  [
    [2, 3, 2, 3, 1, 2],
    [2, 3, 2, 3, 1, 2],
  ],
]

const arithmetic = [add, subtract, multiply, divide, maximum, minimum]
const comparisons = [greater, greaterEqual, less, lessEqual, equal, notEqual]

const binaries: readonly BackendCase[] = [
  ...arithmetic.flatMap((operation) => pairs.map(([a, b]) => of(operation, [numbers(a, 1), numbers(b, 2)], {}))),
  ...comparisons.flatMap((operation) =>
    pairs.slice(3, 9).map(([a, b]) => of(operation, [rounded(a, 1), rounded(b, 2)], {})),
  ),
  ...[add, subtract, multiply, maximum, minimum, ...comparisons].map((operation) =>
    of(operation, [integers([3, 4], 5, 1), integers([4], 5, 2)], {}),
  ),
  ...[equal, notEqual].map((operation) => of(operation, [booleans([9], 1), booleans([9], 2)], {})),
  ...[logicalAnd, logicalOr].flatMap((operation) =>
    pairs.slice(2).map(([a, b]) => of(operation, [booleans(a, 1), booleans(b, 2)], {})),
  ),
  ...shapes.map((shape) => of(logicalNot, [booleans(shape)], {})),
]

function rounded(shape: readonly number[], seed: number): TensorData {
  const { data } = numbers(shape, seed)
  return { dtype: 'float32', shape, data: data.map(Math.round) }
}

const selects: readonly BackendCase[] = [
  ...pairs.map(([a, b]) => of(select, [booleans(a, 5), numbers(b, 6), numbers(a, 7)], {})),
  of(select, [booleans([2, 3]), float32([1], []), float32([0], [])], {}),
  of(select, [bool([1], []), numbers([2, 3], 1), numbers([3], 2)], {}),
  of(select, [booleans([2, 3]), int32([5], []), integers([2, 3], 9)], {}),
  of(select, [booleans([6], 1), booleans([6], 2), booleans([6], 3)], {}),
  of(select, [bool([1, 0, 1, 0]), float32([Infinity, Infinity, 1, 2]), float32([1, 2, -Infinity, -Infinity])], {}),
]

const casts: readonly BackendCase[] = (['float32', 'int32', 'bool'] satisfies DType[]).flatMap((dtype) => [
  of(cast, [float32([-2.7, -1, -0.5, 0, 0.5, 1, 2.7, 256, 1000])], { dtype }),
  of(cast, [int32([-256, -1, 0, 1, 2, 256, 1000])], { dtype }),
  of(cast, [bool([0, 1, 1, 0])], { dtype }),
])

export const elementwiseCases: readonly BackendCase[] = [
  ...accuracy,
  ...powers,
  ...unaryShapes,
  ...binaries,
  ...selects,
  ...casts,
]
