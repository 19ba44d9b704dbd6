import { choice, number } from '../definition/params/index.js'
import type { Param } from '../definition/param.js'
import type { Regularizer } from '../definition/weight.js'
import type { Ops } from '../operations/ops.js'

const factor = (given: number, doc: string) => number({ default: given, min: 0, doc })

const sumOfMagnitudes = <V>(weight: V, ops: Ops<V>): V => ops.sum(ops.abs(weight))
const sumOfSquares = <V>(weight: V, ops: Ops<V>): V => ops.sum(ops.square(weight))

const l1: Regularizer<{ l1: Param<number> }> = {
  type: 'l1',
  label: 'L1',
  keras: 'L1',
  doc: 'l1 Σ|w|: drives weights to exactly zero.',
  params: { l1: factor(0.01, 'The factor on the sum of magnitudes.') },
  penalty: (weight, params, ops) => ops.multiply(sumOfMagnitudes(weight, ops), params.l1),
}

const l2: Regularizer<{ l2: Param<number> }> = {
  type: 'l2',
  label: 'L2',
  keras: 'L2',
  doc: 'l2 Σw²: keeps weights small.',
  params: { l2: factor(0.01, 'The factor on the sum of squares.') },
  penalty: (weight, params, ops) => ops.multiply(sumOfSquares(weight, ops), params.l2),
}

const l1l2: Regularizer<{ l1: Param<number>; l2: Param<number> }> = {
  type: 'l1l2',
  label: 'L1 and L2',
  keras: 'L1L2',
  doc: 'l1 Σ|w| + l2 Σw².',
  params: {
    l1: factor(0, 'The factor on the sum of magnitudes.'),
    l2: factor(0, 'The factor on the sum of squares.'),
  },
  penalty: (weight, params, ops) =>
    ops.add(ops.multiply(sumOfMagnitudes(weight, ops), params.l1), ops.multiply(sumOfSquares(weight, ops), params.l2)),
}

/** keras.regularizers.OrthogonalRegularizer */
const orthogonal: Regularizer<{ factor: Param<number>; mode: Param<'rows' | 'columns'> }> = {
  type: 'orthogonal',
  label: 'orthogonal',
  keras: 'OrthogonalRegularizer',
  doc: 'The mean magnitude of the cosine between any two rows or columns, times factor. Matrices only.',
  params: {
    factor: factor(0.01, 'The factor on the mean.'),
    mode: choice({ default: 'rows', options: { rows: 'rows', columns: 'columns' }, doc: 'What shall be orthogonal.' }),
  },
  rank: { min: 2, max: 2 },
  penalty(weight, params, ops) {
    const isRows = params.mode === 'rows'
    const vectors = normalize(weight, isRows ? 1 : 0, ops)
    const cosines = ops.matMul(vectors, vectors, !isRows, isRows)
    const count = Number(ops.shapeOf(cosines)[0])
    const isOther = ops.constant({ dtype: 'float32', shape: [count, count], data: offDiagonal(count) })
    // A single vector has no other; Keras divides zero by zero there.
    const pairs = Math.max(1, (count * (count - 1)) / 2)
    return ops.multiply(ops.sum(ops.multiply(ops.abs(cosines), isOther)), (params.factor * 0.5) / pairs)
  },
}

/** Vectors of length 1 along an axis; one of length 0 stays as it is (the bound is that of keras.ops.nn.normalize). */
function normalize<V>(x: V, axis: number, ops: Ops<V>): V {
  const inverse = ops.rsqrt(ops.sum(ops.square(x), [axis], true))
  return ops.multiply(x, ops.minimum(inverse, 1e7))
}

/** A matrix of ones with zeros on its diagonal. */
function offDiagonal(count: number): Float32Array {
  const values = new Float32Array(count * count).fill(1)
  for (let index = 0; index < count; index++) values[index * (count + 1)] = 0
  return values
}

/** Keras' regularizers by their names in JSON. */
export const regularizers = { l1, l2, l1l2, orthogonal }
