import { defineMetric } from '../../src/definition/metric.js'
import type { Example, Mapping, NodeDoc, NoWeights } from '../../src/definition/node.js'
import type { TensorPort } from '../../src/definition/port.js'
import { sampleWeightPort } from '../loss/weighting.js'
import { comparedInputs } from './compared.js'
import { checkPositives, countPositives, type PositiveInputs, positiveParams } from './positives.js'
import { divideOrZero } from './weighted-mean.js'

interface ShareDeclaration {
  readonly type: string
  readonly label: string
  readonly doc: NodeDoc
  /** What the true positives are counted together with. */
  readonly beside: 'falsePositives' | 'falseNegatives'
  readonly mapping: Mapping
  readonly examples: readonly Example<
    PositiveInputs,
    { readonly value: TensorPort },
    typeof positiveParams,
    NoWeights
  >[]
}

/** Declares the share of true positives among them and the false positives or negatives. */
export function defineShare({ beside, ...shared }: ShareDeclaration) {
  return defineMetric<PositiveInputs, typeof positiveParams, 'truePositives' | 'others'>({
    ...shared,
    inputs: { ...comparedInputs('`[batch, ...]`: probabilities.'), sampleWeight: sampleWeightPort },
    value: 'One number.',
    params: positiveParams,
    isGreaterBetter: true,
    check: checkPositives,
    totals: (inputs, params, ops) => {
      const count = countPositives(ops, inputs, params)
      return { truePositives: count.truePositives(), others: count[beside]() }
    },
    result: ({ truePositives, others }, _params, ops) =>
      divideOrZero(ops, truePositives, ops.add(truePositives, others)),
  })
}
