import * as tf from '@tensorflow/tfjs-core'
import { all } from '../../../../operations/reduction/all.js'
import { any } from '../../../../operations/reduction/any.js'
import { keptShape, type ReductionAttributes } from '../../../../operations/reduction/axes.js'
import { max } from '../../../../operations/reduction/max.js'
import { min } from '../../../../operations/reduction/min.js'
import { product } from '../../../../operations/reduction/product.js'
import { sum } from '../../../../operations/reduction/sum.js'
import type { Operation } from '../../../../operations/operation.js'
import { type Kernel, type TfjsBackendName, unary } from '../../kernel.js'
import { extremeOnWebgl } from '../../repairs/gpu/extreme-on-webgl.js'
import { groupAxes, knownShape, sizeOf } from '../../shapes.js'
import { permute } from '../shape/permute.js'

type Reduce = (x: tf.Tensor, axes: number[], backend: TfjsBackendName) => tf.Tensor

/**
 * Neighbouring axes that are reduced, or kept, are one to the backend, which so seldom sees more than three.
 * `ofNothing` is the result over an axis without elements, which wasm reads from memory that is not its own.
 */
const reduction = (
  operation: Operation<ReductionAttributes>,
  ofNothing: number,
  reduce: Reduce,
): Kernel<ReductionAttributes> =>
  unary(operation, (x, { axes, keepDims }, backend) => {
    const isReduced = (axis: number) => axes.includes(axis)
    const groups = groupAxes(x.rank, (axis) => isReduced(axis) === isReduced(axis - 1))
    const reduced = groups.flatMap((group, index) => (group.some(isReduced) ? [index] : []))
    if (reduced.length === 0) return x
    const shape = keepDims ? knownShape(keptShape(x.shape, axes)) : x.shape.filter((_, axis) => !isReduced(axis))
    if (x.size === 0) return tf.fill(shape, ofNothing, x.dtype)
    const view = groups.map((group) => sizeOf(group.map((axis) => x.shape[axis] ?? 1)))
    return tf.reshape(reduceView(tf.reshape(x, view), reduced, reduce, backend), shape)
  })

/** webgpu transposes to reduce any but the last axes, which it cannot do to int32 and bool: see permute.ts. */
function reduceView(x: tf.Tensor, axes: number[], reduce: Reduce, backend: TfjsBackendName): tf.Tensor {
  if (backend !== 'webgpu' || x.dtype === 'float32') return reduce(x, axes, backend)
  return reduce(asRows(x, axes, backend), [1], backend)
}

/** The reduced axes behind the others, as a matrix. */
function asRows(x: tf.Tensor, axes: readonly number[], backend: TfjsBackendName): tf.Tensor {
  const kept = x.shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]))
  const length = sizeOf(axes.map((axis) => x.shape[axis] ?? 1))
  return tf.reshape(permute(x, [...kept, ...axes], backend), [x.size / length, length])
}

function extreme(x: tf.Tensor, axes: number[], name: 'max' | 'min', backend: TfjsBackendName): tf.Tensor {
  if (backend === 'webgl') return extremeOnWebgl(asRows(x, axes, backend), name)
  return name === 'max' ? tf.max(x, axes) : tf.min(x, axes)
}

export const reductionKernels: readonly Kernel[] = [
  reduction(sum, 0, (x, axes) => tf.sum(x, axes)),
  reduction(max, -Infinity, (x, axes, backend) => extreme(x, axes, 'max', backend)),
  reduction(min, Infinity, (x, axes, backend) => extreme(x, axes, 'min', backend)),
  reduction(product, 1, (x, axes) => tf.prod(x, axes)),
  reduction(any, 0, (x, axes) => tf.any(x, axes)),
  reduction(all, 1, (x, axes) => tf.all(x, axes)),
]
