import { integer, nullable, number } from '../../src/definition/params/index.js'
import type { Values } from '../../src/definition/param.js'
import type { TensorPort } from '../../src/definition/port.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape } from '../../src/operations/size.js'
import type { Shape, TensorType } from '../../src/operations/types.js'
import { type Pair, toSameRank } from '../loss/target.js'
import { type sampleWeightPort, weightsFor } from '../loss/weighting.js'
import { align, checkCompared } from './compared.js'

/** The ports of a metric that counts positives. */
export interface PositiveInputs {
  readonly [key: string]: TensorPort
  readonly prediction: TensorPort
  readonly target: TensorPort
  readonly sampleWeight: typeof sampleWeightPort
}

/** Which predictions are a yes, with Keras' names. */
export const positiveParams = {
  thresholds: nullable(
    number({
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.05,
      slider: [0, 1],
      doc: 'A prediction above it is a yes; none: 0.5, with topK no threshold. Keras takes several.',
    }),
  ),
  topK: nullable(
    integer({
      default: 1,
      min: 1,
      doc: 'Only so many of the highest predictions of an example are a yes; none: any number.',
    }),
  ),
  classId: nullable(integer({ default: 0, min: 0, doc: 'The only class that is looked at; none: all.' })),
}

type PositiveValues = Values<typeof positiveParams>

interface Compared<T> extends Pair<T> {
  readonly sampleWeight: T | null
}

/** Whether the shapes fit and have the classes that the parameters speak of. */
export function* checkPositives(
  types: { readonly prediction: TensorType; readonly target: TensorType; readonly sampleWeight: TensorType | null },
  { topK, classId }: PositiveValues,
): Iterable<Finding> {
  const { prediction: shape } = toSameRank({ prediction: types.prediction.shape, target: types.target.shape })
  const classes = shape.at(-1)
  if ((topK !== null || classId !== null) && typeof classes !== 'number') {
    yield problem('shape', 'prediction', 'a known number of classes along the last axis', formatShape(shape))
  } else if (typeof classes === 'number') {
    if (topK !== null && topK > classes) {
      yield problem('parameter', 'params.topK', `at most the ${classes} classes`, String(topK), [
        { do: 'setParam', label: 'Take all', param: 'topK', value: classes },
      ])
    }
    if (classId !== null && classId >= classes) {
      yield problem('parameter', 'params.classId', `a class from 0 to ${classes - 1}`, String(classId))
    }
  }
  yield* checkCompared(types, (common) => (classId === null ? common : [...common.slice(0, -1), 1]))
}

/** The weighted numbers of true and false positives and negatives. */
export function countPositives<V>(
  ops: Ops<V>,
  { prediction, target, sampleWeight }: Compared<V>,
  { thresholds, topK, classId }: PositiveValues,
) {
  const pair = align(ops, { prediction, target })
  const shape = ops.shapeOf(pair.prediction)
  const threshold = thresholds ?? (topK === null ? 0.5 : -1e10)
  const above = ops.greater(pair.prediction, threshold)
  const said = topK === null ? above : ops.logicalAnd(above, isAmongHighest(ops, pair.prediction, topK))
  const is = ops.notEqual(pair.target, 0)
  const only = (x: V) => (classId === null ? x : sliceClass(ops, x, classId, shape))
  const [yes, truth] = [ops.cast(only(said), 'float32'), ops.cast(only(is), 'float32')]
  const weights = weightsFor(ops, sampleWeight, ops.shapeOf(yes))
  const count = (a: V, b: V) => {
    const both = ops.multiply(a, b)
    return ops.sum(weights === null ? both : ops.multiply(both, weights))
  }
  return {
    truePositives: () => count(yes, truth),
    falsePositives: () => count(yes, ops.subtract(1, truth)),
    falseNegatives: () => count(ops.subtract(1, yes), truth),
  }
}

/** True for the `k` highest along the last axis, of equal ones for the first. */
function isAmongHighest<V>(ops: Ops<V>, x: V, k: number): V {
  const classes = Number(ops.shapeOf(x).at(-1))
  let rest = x
  let chosen = ops.zerosLike(x)
  for (let place = 0; place < k; place++) {
    const highest = ops.oneHot(ops.argMax(rest), classes)
    chosen = ops.add(chosen, highest)
    rest = ops.select(ops.greater(highest, 0), lowest, rest)
  }
  return ops.greater(chosen, 0)
}

/** Below everything that is still to be chosen from. */
const lowest = -3e38

function sliceClass<V>(ops: Ops<V>, x: V, classId: number, shape: Shape): V {
  const last = shape.length - 1
  return ops.slice(
    x,
    shape.map((_, axis) => (axis === last ? classId : 0)),
    shape.map((size, axis) => (axis === last ? 1 : size)),
  )
}
