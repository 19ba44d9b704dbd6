import * as tf from '@tensorflow/tfjs-core'
import { all } from '../../../../operations/reduction/all.js'
import { any } from '../../../../operations/reduction/any.js'
import { max } from '../../../../operations/reduction/max.js'
import { min } from '../../../../operations/reduction/min.js'
import { product } from '../../../../operations/reduction/product.js'
import { sum } from '../../../../operations/reduction/sum.js'
import { keptShape, type ReductionAttributes } from '../../../../operations/reduction/axes.js'
import type { Operation } from '../../../../operations/operation.js'
import { type Kernel, type TfjsBackendName, unary } from '../../kernel.js'
import { groupAxes, knownShape, sizeOf } from '../../shapes.js'

type Reduce = (x: tf.Tensor, axes: number[], backend: TfjsBackendName) => tf.Tensor

/** Neighbouring axes that are reduced, or kept, are one to the backend, which so seldom sees more than three. */
const reduction = (operation: Operation<ReductionAttributes>, reduce: Reduce): Kernel<ReductionAttributes> =>
  unary(operation, (x, { axes, keepDims }, backend) => {
    const isReduced = (axis: number) => axes.includes(axis)
    const groups = groupAxes(x.rank, (axis) => isReduced(axis) === isReduced(axis - 1))
    const reduced = groups.flatMap((group, index) => (group.some(isReduced) ? [index] : []))
    const kept = knownShape(keptShape(x.shape, axes))
    const shape = keepDims ? kept : x.shape.filter((_, axis) => !isReduced(axis))
    if (reduced.length === 0) return x
    const view = groups.map((group) => sizeOf(group.map((axis) => x.shape[axis] ?? 1)))
    return tf.reshape(reduce(tf.reshape(x, view), reduced, backend), shape)
  })

export const reductionKernels: readonly Kernel[] = [
  reduction(sum, (x, axes) => tf.sum(x, axes)),
  reduction(max, (x, axes) => tf.max(x, axes)),
  reduction(min, (x, axes) => tf.min(x, axes)),
  reduction(product, (x, axes) => tf.prod(x, axes)),
  reduction(any, (x, axes) => tf.any(x, axes)),
  reduction(all, (x, axes) => tf.all(x, axes)),
]
