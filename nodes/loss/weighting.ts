import type { TensorPort } from '../../src/definition/port.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape, isKnownShape } from '../../src/operations/size.js'
import type { Shape, TensorType } from '../../src/operations/types.js'

/** How much each example counts. */
export const sampleWeightPort = {
  kind: 'tensor',
  dtypes: ['float32', 'int32', 'bool'],
  rank: { min: 1 },
  isOptional: true,
  doc: '`[batch]`, or one number for each of the values that the mean is taken of: how much each counts; all alike where it is not wired.',
} as const satisfies TensorPort

/** What counts at all. */
export const maskPort = {
  kind: 'tensor',
  dtypes: ['bool'],
  rank: { min: 1 },
  isOptional: true,
  doc: '`[batch]`, `[batch, time]`, ...: what is false is left out, and the mean is taken over the rest.',
} as const satisfies TensorPort

/** A problem unless a weight or mask fits the first axes of `values`; a last axis of length 1 may be too many, as in Keras. */
export function* checkWeighting(port: string, given: TensorType | null, values: Shape): Iterable<Finding> {
  if (given === null) return
  const shape = dropLast(given.shape, values)
  const fits = shape.length <= values.length && shape.every((size, axis) => size === values[axis] || size === 1)
  if (fits) return
  yield problem('shape', port, `${formatShape(values.slice(0, 1))} or ${formatShape(values)}`, formatShape(given.shape))
}

function dropLast(shape: Shape, values: Shape): Shape {
  return shape.length === values.length + 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape
}

/** A weight or mask with axes of length 1 behind, so that its first axes stand along those of `values`. */
export function alongFirstAxes<V>(ops: Ops<V>, given: V, values: Shape): V {
  const shape = dropLast(ops.shapeOf(given), values)
  return ops.reshape(given, [...shape, ...Array.from({ length: values.length - shape.length }, () => 1)])
}

/** The weights as float32, for values of that shape; `null` for none. */
export function weightsFor<V>(ops: Ops<V>, sampleWeight: V | null, values: Shape): V | null {
  return sampleWeight === null ? null : alongFirstAxes(ops, ops.cast(sampleWeight, 'float32'), values)
}

/** What all masks leave, for values of that shape; `null` for no mask. */
export function masksFor<V>(ops: Ops<V>, masks: readonly (V | null)[], values: Shape): V | null {
  const given = masks.flatMap((mask) => (mask === null ? [] : [alongFirstAxes(ops, mask, values)]))
  return given.reduce<V | null>((all, mask) => (all === null ? mask : ops.logicalAnd(all, mask)), null)
}

/**
 * The values with what the mask leaves out at 0, and the rest scaled by `total / valid`, so that the mean over all becomes the mean over
 * the rest (Keras' `apply_mask`). Where nothing is left, all are 0.
 */
export function leaveOut<V>(ops: Ops<V>, values: V, mask: V | null): V {
  if (mask === null) return values
  const valid = ops.sum(ops.cast(mask, 'float32'))
  const scale = ops.divide(countOf(ops, ops.shapeOf(mask)), ops.maximum(valid, 1))
  return ops.select(mask, ops.multiply(values, scale), 0)
}

function countOf<V>(ops: Ops<V>, shape: Shape): V | number {
  return isKnownShape(shape) ? shape.reduce((product, size) => product * size, 1) : ops.sum(ops.fill(shape, 1))
}

/** The mean of each example over all axes but the first. */
export function meanOfExamples<V>(ops: Ops<V>, values: V): V {
  const axes = ops.shapeOf(values).map((_, axis) => axis)
  return axes.length === 1 ? values : ops.mean(values, axes.slice(1))
}
