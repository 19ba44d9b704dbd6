import {
  type CheckContext,
  defineNode,
  type Example,
  type Mapping,
  type NodeDefinition,
  type NodeDoc,
  type NoWeights,
} from '../../src/definition/node.js'
import type { Params, Values } from '../../src/definition/param.js'
import type { InputTypes, TensorPort } from '../../src/definition/port.js'
import { type Finding, isProblem, problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape } from '../../src/operations/size.js'
import type { Shape, TensorType } from '../../src/operations/types.js'
import type { Pair, TargetRule } from './target.js'
import {
  checkWeighting,
  leaveOut,
  maskPort,
  masksFor,
  meanOfExamples,
  sampleWeightPort,
  weightsFor,
} from './weighting.js'

/** The ports of every loss. */
export interface LossInputs {
  readonly [key: string]: TensorPort
  readonly prediction: TensorPort
  readonly target: TensorPort
  readonly sampleWeight: typeof sampleWeightPort
  readonly mask: typeof maskPort
}

export interface LossOutputs {
  readonly [key: string]: TensorPort
  readonly loss: TensorPort
}

/** What a formula gives where it leaves some of its values out itself. */
export interface MaskedValues<V> {
  readonly values: V
  readonly mask: V
}

/** What a loss compares, and how: shared with the metric that is the mean of the same values. */
export interface LossFormula<P extends Params> {
  /** The least rank of the prediction, by default 1. */
  readonly rank?: { readonly min: number; readonly max?: number }
  readonly prediction?: string
  readonly target: TargetRule
  readonly params: P
  /** The axis of classes or features, by default the last. */
  axis?(params: Values<P>): number
  /** The axes that `values` has no more; `null` for all of them. By default `axis` alone. */
  reduces?(params: Values<P>): readonly number[] | null
  check?(types: Pair<TensorType>, params: Values<P>, context?: CheckContext): Iterable<Finding>
  /** The losses before any weight and mean, `[batch, ...]`, of what `target.align` gives. */
  values<V>(pair: Pair<V>, params: Values<P>, ops: Ops<V>): V | MaskedValues<V>
}

/** A loss as its author declares it. */
export interface LossDeclaration<P extends Params> extends LossFormula<P> {
  readonly type: string
  readonly label: string
  readonly doc: NodeDoc
  readonly mapping: Mapping
  readonly examples: readonly Example<LossInputs, LossOutputs, P, NoWeights>[]
}

/** A loss node with its formula. */
export interface Loss<P extends Params> extends NodeDefinition<LossInputs, LossOutputs, P> {
  readonly formula: LossFormula<P>
}

/**
 * Declares a loss: one number an example, `[batch]`, whose mean over the batch is what Keras' loss of the same name gives with its
 * reduction `sum_over_batch_size`, weights and mask considered.
 */
export function defineLoss<const P extends Params>(declaration: LossDeclaration<P>): Loss<P> {
  const { type, label, doc, mapping, examples, ...formula } = declaration
  const definition = defineNode<LossInputs, LossOutputs, P>({
    ...{ type, label, doc, mapping, examples },
    category: 'loss',
    inputs: comparedPorts(formula),
    outputs: { loss: { kind: 'tensor', doc: '`[batch]`: the loss of each example.' } },
    params: formula.params,
    check: (types, params, context) => checkComparison(formula, types, params, context),
    valueBounds: ({ prediction }, params) => boundsOf(formula, prediction.shape, params),
    run: ({ prediction, target, sampleWeight, mask }, params, _weights, ops) => {
      const { values, mask: left } = valuesOf(formula, { prediction, target }, params, ops)
      const shape = ops.shapeOf(values)
      const weights = weightsFor(ops, sampleWeight, shape)
      const weighted = weights === null ? values : ops.multiply(values, weights)
      return { loss: meanOfExamples(ops, leaveOut(ops, weighted, masksFor(ops, [mask, left], shape))) }
    },
  })
  return { ...definition, formula }
}

/** The ports of what compares by a formula. */
export function comparedPorts<P extends Params>({ prediction, rank = { min: 1 }, target }: LossFormula<P>) {
  const doc = prediction ?? '`[batch, ...]`: what the network says.'
  const port: TensorPort = { kind: 'tensor', rank, doc }
  return { prediction: port, target: target.port, sampleWeight: sampleWeightPort, mask: maskPort }
}

/** Whether prediction, target, weights and mask fit one another. */
export function* checkComparison<P extends Params>(
  formula: LossFormula<P>,
  { prediction, target, sampleWeight, mask }: InputTypes<LossInputs>,
  params: Values<P>,
  context: CheckContext | undefined,
): Iterable<Finding> {
  const findings = [...checkFormula(formula, { prediction, target }, params, context)]
  yield* findings
  if (findings.some(isProblem)) return
  const values = shapeOfValues(formula, { prediction: prediction.shape, target: target.shape }, params)
  yield* checkWeighting('sampleWeight', sampleWeight, values)
  yield* checkWeighting('mask', mask, values)
}

/** Whether prediction and target fit one another and the axes. */
function* checkFormula<P extends Params>(
  formula: LossFormula<P>,
  types: Pair<TensorType>,
  params: Values<P>,
  context: CheckContext | undefined,
): Iterable<Finding> {
  const axis = formula.axis?.(params) ?? -1
  const rank = types.prediction.shape.length
  if (axis < -rank || axis >= rank || (rank > 1 && axis % rank === 0)) {
    const expected = `an axis of ${formatShape(types.prediction.shape)} but the first`
    yield problem('parameter', 'params.axis', expected, String(axis))
    return
  }
  const findings = [...formula.target.check(types, { axis, params })]
  yield* findings
  if (!findings.some(isProblem)) yield* formula.check?.(types, params, context) ?? []
}

/** What the target may be, for a loss or metric of labels. */
export function boundsOf<P extends Params>(formula: LossFormula<P>, prediction: Shape, params: Values<P>) {
  const options = { axis: formula.axis?.(params) ?? -1, params }
  const target = formula.target.valueBounds?.(prediction, options)
  return target ? { target } : {}
}

/** The values of a formula, `[batch, ...]`, and the mask that it adds itself. One number for the whole batch counts for each example. */
export function valuesOf<V, P extends Params>(
  formula: LossFormula<P>,
  pair: Pair<V>,
  params: Values<P>,
  ops: Ops<V>,
): { readonly values: V; readonly mask: V | null } {
  const options = { axis: formula.axis?.(params) ?? -1, params }
  const given = formula.values(formula.target.align(ops, pair, options), params, ops)
  const { values, mask } = isMasked(given) ? given : { values: given, mask: null }
  if (!mixesExamples(formula, ops.shapeOf(pair.prediction), params)) return { values, mask }
  return { values: ops.broadcastTo(ops.mean(values), ops.shapeOf(pair.prediction).slice(0, 1)), mask }
}

/** The shape of `values`. */
function shapeOfValues<P extends Params>(formula: LossFormula<P>, shapes: Pair<Shape>, params: Values<P>): Shape {
  if (mixesExamples(formula, shapes.prediction, params)) return shapes.prediction.slice(0, 1)
  const axis = formula.axis?.(params) ?? -1
  const { prediction } = formula.target.alignShapes(shapes, { axis, params })
  const reduced = reducedAxes(formula, params).map((each) => (each < 0 ? each + prediction.length : each))
  return prediction.filter((_, index) => !reduced.includes(index))
}

function reducedAxes<P extends Params>(formula: LossFormula<P>, params: Values<P>): readonly number[] {
  return (formula.reduces ? formula.reduces(params) : null) ?? [formula.axis?.(params) ?? -1]
}

/** Whether the axis of the batch is among those that are reduced. */
function mixesExamples<P extends Params>(formula: LossFormula<P>, prediction: Shape, params: Values<P>): boolean {
  if (!formula.reduces) return false
  const axes = formula.reduces(params)
  return axes === null || axes.some((axis) => axis === 0 || axis === -prediction.length)
}

function isMasked<V>(given: V | MaskedValues<V>): given is MaskedValues<V> {
  return typeof given === 'object' && given !== null && 'values' in given && 'mask' in given
}
