import type { TensorPort } from '../../src/definition/port.js'
import { type Finding, type Fix, problem } from '../../src/definition/problem.js'
import type { ValueBounds } from '../../src/definition/value-bounds.js'
import type { Ops } from '../../src/operations/ops.js'
import { areShapesEqual, formatShape } from '../../src/operations/size.js'
import type { DType, Shape, TensorType } from '../../src/operations/types.js'

/** A prediction and what it should have been: values, types or shapes. */
export interface Pair<T> {
  readonly prediction: T
  readonly target: T
}

/** What a rule may look at beside the types. */
export interface TargetOptions {
  /** The axis of the classes or features. */
  readonly axis: number
  readonly params: Readonly<Record<string, unknown>>
}

/** How a target must be shaped for a prediction, for the losses and the metrics that compare the two alike. */
export interface TargetRule {
  readonly port: TensorPort
  check(types: Pair<TensorType>, options: TargetOptions): Iterable<Finding>
  /** Both as the formula wants them. */
  align<V>(ops: Ops<V>, pair: Pair<V>, options: TargetOptions): Pair<V>
  /** The shapes of what `align` gives. */
  alignShapes(shapes: Pair<Shape>, options: TargetOptions): Pair<Shape>
  valueBounds?(prediction: Shape, options: TargetOptions): ValueBounds
}

const anyDtype: readonly DType[] = ['float32', 'int32', 'bool']

/**
 * The shapes once their ranks agree, as Keras' `squeeze_or_expand_to_same_rank`: a last axis of length 1 too many goes, unless the other
 * is `[batch]`, which gets one. A pair of `[batch]` both get one (Keras takes the mean of the batch there, so that no weight fits).
 */
export function toSameRank({ prediction, target }: Pair<Shape>): Pair<Shape> {
  if (prediction.length === 1 && target.length === 1) return { prediction: [...prediction, 1], target: [...target, 1] }
  if (prediction.length === target.length + 1 && prediction.at(-1) === 1) {
    return target.length === 1
      ? { prediction, target: [...target, 1] }
      : { prediction: prediction.slice(0, -1), target }
  }
  if (target.length === prediction.length + 1 && target.at(-1) === 1) {
    return prediction.length === 1
      ? { prediction: [...prediction, 1], target }
      : { prediction, target: target.slice(0, -1) }
  }
  return { prediction, target }
}

/** A target of the prediction's shape. Unlike Keras it is not broadcast: that is nearly always a mistake. */
export const sameShape: TargetRule = {
  port: { kind: 'tensor', dtypes: anyDtype, rank: { min: 1 }, doc: 'What it should have been: as prediction.' },
  alignShapes: toSameRank,
  *check({ prediction, target }) {
    if (fitsSameShape({ prediction, target })) return
    yield problem(
      'shape',
      'target',
      `the shape of prediction, ${formatShape(prediction.shape)}`,
      formatShape(target.shape),
    )
  },
  align(ops, { prediction, target }) {
    const shapes = toSameRank({ prediction: ops.shapeOf(prediction), target: ops.shapeOf(target) })
    return {
      prediction: reshaped(ops, prediction, shapes.prediction),
      target: ops.cast(reshaped(ops, target, shapes.target), 'float32'),
    }
  },
}

/** A target of one probability a class. Labels in their place are told of `sparse`, the node that takes labels. */
export function probabilities(sparse: string): TargetRule {
  return {
    ...sameShape,
    port: {
      kind: 'tensor',
      dtypes: anyDtype,
      rank: { min: 1 },
      doc: 'As prediction: one-hot, or the probability of each class.',
    },
    *check({ prediction, target }, { axis }) {
      if (fitsSameShape({ prediction, target })) return
      const isLabels = areShapesEqual(withoutLast(target.shape), withoutAxis(prediction.shape, axis))
      const expected = `one probability a class, ${formatShape(prediction.shape)}`
      yield problem('shape', 'target', expected, describeLabels(target, isLabels), [
        ...(isLabels ? [useNode(sparse), ...insertOneHot(prediction.shape, axis, target)] : []),
      ])
    },
  }
}

/** A target of one label an example: the number of its class along `axis` of the prediction. */
export function labels(oneHot: string): TargetRule {
  const alignShapes = ({ prediction }: Pair<Shape>, { axis }: TargetOptions) => ({
    prediction,
    target: withoutAxis(prediction, axis),
  })
  return {
    port: {
      kind: 'tensor',
      dtypes: ['int32', 'float32', 'bool'],
      rank: { min: 1 },
      doc: 'Labels, `[batch, ...]` as prediction without the axis of the classes: whole numbers from 0 up to the number of classes, itself excluded.',
    },
    alignShapes,
    *check({ prediction, target }, { axis }) {
      const { shape } = prediction
      const expected = withoutAxis(shape, axis)
      if (typeof shape.at(axis) === 'string') {
        yield problem('shape', 'prediction', `a known number of classes along axis ${axis}`, formatShape(shape))
      }
      if (fitsLabels(target.shape, shape, axis)) return
      const isOneHot = areShapesEqual(target.shape, shape)
      const fixes = isOneHot ? [useNode(oneHot)] : []
      const received = `${formatShape(target.shape)}${isOneHot ? ', which looks one-hot' : ''}`
      yield problem('shape', 'target', `one label an example, ${formatShape(expected)}`, received, fixes)
    },
    align(ops, { prediction, target }, { axis }) {
      const shape = withoutAxis(ops.shapeOf(prediction), axis)
      return { prediction, target: reshaped(ops, ops.cast(target, 'int32'), shape) }
    },
    valueBounds(shape, { axis, params }) {
      const classes = shape.at(axis)
      const { ignoreClass } = params
      const except = typeof ignoreClass === 'number' ? { except: ignoreClass } : {}
      return { what: 'labels', min: 0, max: typeof classes === 'number' ? classes - 1 : Infinity, ...except }
    },
  }
}

function fitsSameShape({ prediction, target }: Pair<TensorType>): boolean {
  const shapes = toSameRank({ prediction: prediction.shape, target: target.shape })
  return areShapesEqual(shapes.prediction, shapes.target)
}

/** Labels may keep an axis of length 1 at the end, or in the place of the classes. */
function fitsLabels(target: Shape, prediction: Shape, axis: number): boolean {
  const expected = withoutAxis(prediction, axis)
  if (areShapesEqual(target, expected) || areShapesEqual(target, [...expected, 1])) return true
  return (
    target.length === prediction.length && target.at(axis) === 1 && areShapesEqual(withoutAxis(target, axis), expected)
  )
}

function describeLabels({ dtype, shape }: TensorType, isLabels: boolean): string {
  return isLabels ? `labels, ${dtype} ${formatShape(shape)}` : formatShape(shape)
}

function useNode(type: string): Fix {
  return { do: 'replaceNode', label: `Use ${type}`, type }
}

function insertOneHot(shape: Shape, axis: number, target: TensorType): readonly Fix[] {
  const classes = shape.at(axis)
  if (typeof classes !== 'number') return []
  const label = 'Make it one-hot'
  if (target.dtype === 'int32' && areShapesEqual(target.shape, withoutAxis(shape, axis))) {
    return [{ do: 'insertNode', label, port: 'target', type: 'OneHot', params: { numClasses: classes, axis } }]
  }
  if ((axis !== -1 && axis !== shape.length - 1) || target.dtype === 'bool') return []
  const params = { numTokens: classes, outputMode: 'oneHot' }
  return [{ do: 'insertNode', label, port: 'target', type: 'CategoryEncoding', params }]
}

function withoutLast(shape: Shape): Shape {
  return shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape
}

/** A shape without one axis, negative ones counted from the end. */
export function withoutAxis(shape: Shape, axis: number): Shape {
  return shape.toSpliced(axis, 1)
}

function reshaped<V>(ops: Ops<V>, x: V, shape: Shape): V {
  return areShapesEqual(ops.shapeOf(x), shape) ? x : ops.reshape(x, shape)
}

/** One label an example, `[batch]`, of whole numbers of any size. */
export const oneLabelEach: TargetRule = {
  port: {
    kind: 'tensor',
    dtypes: ['int32', 'float32', 'bool'],
    rank: { min: 1, max: 2 },
    doc: '`[batch]`: the class of each example, whole numbers.',
  },
  alignShapes: ({ prediction }) => ({ prediction, target: prediction.slice(0, 1) }),
  *check({ prediction, target }) {
    const expected = prediction.shape.slice(0, 1)
    if (areShapesEqual(target.shape, expected) || areShapesEqual(target.shape, [...expected, 1])) return
    yield problem('shape', 'target', `one label an example, ${formatShape(expected)}`, formatShape(target.shape))
  },
  align: (ops, { prediction, target }) => ({
    prediction,
    target: reshaped(ops, ops.cast(target, 'int32'), ops.shapeOf(prediction).slice(0, 1)),
  }),
  valueBounds: () => ({ what: 'labels', min: -Infinity, max: Infinity }),
}
