import type { TensorPort } from '../../src/definition/port.js'
import { type Finding, isProblem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Shape, TensorType } from '../../src/operations/types.js'
import { type Pair, sameShape, toSameRank } from '../loss/target.js'
import { checkWeighting } from '../loss/weighting.js'

const options = { axis: -1, params: {} }

/** The ports of a metric whose target has the shape of the prediction. */
export function comparedInputs(doc = '`[batch, ...]`: what the network says.', max?: number) {
  const rank = { min: 1, ...(max !== undefined && { max }) }
  const prediction: TensorPort = { kind: 'tensor', rank, doc }
  return { prediction, target: sameShape.port }
}

interface ComparedTypes extends Pair<TensorType> {
  readonly sampleWeight: TensorType | null
}

/** Whether prediction, target and weights fit one another; `weighted` is the shape that weights are for, by default the common one. */
export function* checkCompared(
  { prediction, target, sampleWeight }: ComparedTypes,
  weighted: (shape: Shape) => Shape = (shape) => shape,
): Iterable<Finding> {
  const findings = [...sameShape.check({ prediction, target }, options)]
  yield* findings
  if (findings.some(isProblem)) return
  const shapes = toSameRank({ prediction: prediction.shape, target: target.shape })
  yield* checkWeighting('sampleWeight', sampleWeight, weighted(shapes.prediction))
}

/** Prediction and target as float32 of one shape. */
export function align<V>(ops: Ops<V>, pair: Pair<V>): Pair<V> {
  return sameShape.align(ops, pair, options)
}
