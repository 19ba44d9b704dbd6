import { ShapeError } from '../operation.js'
import type { Operation } from '../operation.js'
import { formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { DType, Shape, TensorType } from '../types.js'

export type ReductionAttributes = { readonly axes: readonly number[]; readonly keepDims: boolean }

/** The axis counted from the front. @throws ShapeError for one that the shape does not have. */
export function toAxis(at: string, shape: Shape, axis: number): number {
  const fromFront = axis < 0 ? axis + shape.length : axis
  if (!Number.isInteger(axis) || fromFront < 0 || fromFront >= shape.length) {
    throw new ShapeError(at, `an axis of ${formatShape(shape)}`, String(axis))
  }
  return fromFront
}

/** Distinct axes counted from the front, ascending; by default all. */
export function toAxes(at: string, shape: Shape, axes?: readonly number[]): readonly number[] {
  if (!axes) return shape.map((_, axis) => axis)
  return [...new Set(axes.map((axis) => toAxis(at, shape, axis)))].sort((a, b) => a - b)
}

/** The shape with the reduced axes kept at length 1. */
export function keptShape(shape: Shape, axes: readonly number[]): Shape {
  return shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
}

/** The type of a reduction's result. @throws ShapeError for a dtype that is not in `dtypes`. */
export function reducedType(
  at: string,
  x: TensorType | undefined,
  { axes, keepDims }: ReductionAttributes,
  dtypes: readonly DType[] = ['float32', 'int32'],
): TensorType {
  if (!x) throw new ShapeError(at, 'one operand', 'none')
  if (!dtypes.includes(x.dtype)) throw new ShapeError(at, dtypes.join(' or '), x.dtype)
  const shape = keepDims ? keptShape(x.shape, axes) : x.shape.filter((_, axis) => !axes.includes(axis))
  return { dtype: x.dtype, shape }
}

/** The caller of a reduction: `axes` by default all, negative ones count from the end. */
export const callReduction =
  <V>(trace: Trace<V>, operation: Operation<ReductionAttributes>) =>
  (x: V, axes?: readonly number[], keepDims = false): V =>
    applyOne(trace, operation, [x], { axes: toAxes(operation.name, trace.typeOf(x).shape, axes), keepDims })
