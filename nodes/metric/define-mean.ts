import { defineMetric } from '../../src/definition/metric.js'
import type { Example, Mapping, NodeDefinition, NodeDoc, NoWeights } from '../../src/definition/node.js'
import type { Params } from '../../src/definition/param.js'
import type { TensorPort } from '../../src/definition/port.js'
import {
  boundsOf,
  checkComparison,
  comparedPorts,
  type LossFormula,
  type LossInputs,
  valuesOf,
} from '../loss/define-loss.js'
import { addUp, meanOf } from './weighted-mean.js'

/** What a metric puts out. */
export interface MetricOutputs {
  readonly [key: string]: TensorPort
  readonly value: TensorPort
}

/** A metric that is a mean, as its author declares it. */
export interface MeanDeclaration<P extends Params> {
  /**
   * The name of Keras' metric class. Where a loss has that name too, the loss keeps it and the metric gets `Metric` behind it:
   * `MeanSquaredErrorMetric` is Keras' `metrics.MeanSquaredError`.
   */
  readonly type: string
  readonly label: string
  readonly doc: NodeDoc
  readonly isGreaterBetter: boolean
  readonly formula: LossFormula<P>
  readonly mapping: Mapping
  readonly examples: readonly Example<LossInputs, MetricOutputs, P, NoWeights>[]
}

/**
 * Declares the metric that is the weighted mean of what a formula gives, over all examples that were added up (Keras'
 * `MeanMetricWrapper`).
 */
export function defineMean<const P extends Params>(
  declaration: MeanDeclaration<P>,
): NodeDefinition<LossInputs, MetricOutputs, P> {
  const { formula, ...shared } = declaration
  return defineMetric<LossInputs, P, 'total' | 'count'>({
    ...shared,
    inputs: comparedPorts(formula),
    value: 'One number.',
    params: formula.params,
    check: (types, params, context) => checkComparison(formula, types, params, context),
    valueBounds: ({ prediction }, params) => boundsOf(formula, prediction.shape, params),
    totals: ({ prediction, target, sampleWeight, mask }, params, ops) => {
      // Like Keras' metrics: values that the formula leaves out (ignoreClass) count as 0 unless weights are given.
      const { values, mask: left } = valuesOf(formula, { prediction, target }, params, ops)
      const isWeighted = sampleWeight !== null || mask !== null
      return addUp(ops, values, { sampleWeight, masks: [mask, isWeighted ? left : null] })
    },
    result: (totals, _params, ops) => meanOf(ops, totals),
  })
}
