import { integer, nullable } from '../../src/definition/params/index.js'
import type { TensorPort } from '../../src/definition/port.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { ValueBounds } from '../../src/definition/value-bounds.js'
import type { Ops } from '../../src/operations/ops.js'
import { areShapesEqual, formatShape } from '../../src/operations/size.js'
import type { Shape, TensorType } from '../../src/operations/types.js'
import type { Pair } from '../loss/target.js'
import { checkWeighting, weightsFor } from '../loss/weighting.js'

/** What metrics over pairs of a true and a predicted class compare. */
export const classInputs = {
  prediction: {
    kind: 'tensor',
    dtypes: ['float32', 'int32'],
    rank: { min: 1 },
    doc: '`[batch, ..., classes]`: one score a class, of which the greatest is taken; `[batch]` or `[batch, 1]`: the probability of class 1; as int32: labels.',
  },
  target: {
    kind: 'tensor',
    dtypes: ['int32', 'float32', 'bool'],
    rank: { min: 1 },
    doc: '`[batch, ...]`: labels, or one-hot as prediction.',
  },
} as const satisfies Readonly<Record<string, TensorPort>>

export const numClasses = nullable(
  integer({
    default: 2,
    min: 1,
    doc: 'How many classes there are; none: as many as prediction has scores, 2 for a single probability.',
  }),
)

interface ClassParams {
  readonly numClasses: number | null
}

interface ClassTypes extends Pair<TensorType> {
  readonly sampleWeight: TensorType | null
}

/** How a prediction of this type tells the class. */
function kindOf({ dtype, shape }: TensorType): 'labels' | 'probability' | 'scores' {
  if (dtype === 'int32') return 'labels'
  return shape.length === 1 || shape.at(-1) === 1 ? 'probability' : 'scores'
}

/** How many classes there are; `null` where nothing tells. */
function countClasses(prediction: TensorType, { numClasses }: ClassParams): number | null {
  if (numClasses !== null) return numClasses
  const kind = kindOf(prediction)
  const last = prediction.shape.at(-1)
  return kind === 'probability' ? 2 : kind === 'scores' && typeof last === 'number' ? last : null
}

/** The shape of the predicted labels. */
function labelShape(prediction: TensorType): Shape {
  const { shape } = prediction
  return kindOf(prediction) === 'scores' || (shape.length > 1 && shape.at(-1) === 1) ? shape.slice(0, -1) : shape
}

function isOneHot({ prediction, target }: Pair<TensorType>): boolean {
  return kindOf(prediction) === 'scores' && areShapesEqual(target.shape, prediction.shape)
}

/** Whether the shapes fit and the number of classes is known. */
export function* checkClassPairs(types: ClassTypes, params: ClassParams): Iterable<Finding> {
  const { prediction, target, sampleWeight } = types
  if (countClasses(prediction, params) === null) {
    const received = `none, with a prediction of ${prediction.dtype} ${formatShape(prediction.shape)}`
    yield problem('parameter', 'params.numClasses', 'the number of classes', received)
  }
  const labels = labelShape(prediction)
  const fits = [labels, [...labels, 1]].some((shape) => areShapesEqual(target.shape, shape))
  if (!fits && !isOneHot(types)) {
    yield problem('shape', 'target', `one label an example, ${formatShape(labels)}`, formatShape(target.shape))
  } else {
    yield* checkWeighting('sampleWeight', sampleWeight, labels)
  }
}

/** The labels that a target may hold; none for a one-hot one. */
export function labelBounds(types: Pair<TensorType>, params: ClassParams): { readonly target?: ValueBounds } {
  if (isOneHot(types)) return {}
  return { target: { what: 'labels', min: 0, max: (countClasses(types.prediction, params) ?? Infinity) - 1 } }
}

/**
 * How often which class was predicted for which: `[classes, classes]`, a row for each true class, a column for each predicted one. What lies
 * outside the classes is left out.
 */
export function countPairs<V>(
  ops: Ops<V>,
  { prediction, target, sampleWeight }: Pair<V> & { readonly sampleWeight: V | null },
  params: ClassParams,
): V {
  const typeOf = (x: V): TensorType => ({ dtype: ops.dtypeOf(x), shape: ops.shapeOf(x) })
  const types = { prediction: typeOf(prediction), target: typeOf(target) }
  const classes = countClasses(types.prediction, params) ?? 1
  const rows = (labels: V) => ops.oneHot(ops.reshape(labels, [-1]), classes)
  const truth = rows(isOneHot(types) ? ops.argMax(ops.cast(target, 'float32')) : ops.cast(target, 'int32'))
  const said = rows(predictedLabels(ops, prediction, kindOf(types.prediction)))
  const shape = labelShape(types.prediction)
  const given = weightsFor(ops, sampleWeight, shape)
  if (given === null) return ops.matMul(truth, said, true, false)
  const weights = ops.reshape(ops.broadcastTo(given, shape), [-1, 1])
  return ops.matMul(truth, ops.multiply(said, weights), true, false)
}

function predictedLabels<V>(ops: Ops<V>, prediction: V, kind: ReturnType<typeof kindOf>): V {
  if (kind === 'labels') return prediction
  return kind === 'scores' ? ops.argMax(prediction) : ops.cast(ops.greater(prediction, 0.5), 'int32')
}

/** 1 on the diagonal of a square of so many rows, 0 elsewhere. */
export function diagonal<V>(ops: Ops<V>, classes: number): V {
  return ops.oneHot(ops.range(classes), classes)
}
