import { defineMetric } from '../../src/definition/metric.js'
import type { Example, Mapping, NodeDoc, NoWeights } from '../../src/definition/node.js'
import type { Params, Values } from '../../src/definition/param.js'
import { choice, nullable, number } from '../../src/definition/params/index.js'
import type { TensorPort } from '../../src/definition/port.js'
import type { Ops } from '../../src/operations/ops.js'
import { epsilon } from '../loss/smoothing.js'
import { sampleWeightPort, weightsFor } from '../loss/weighting.js'
import { align, checkCompared, comparedInputs } from './compared.js'
import type { PositiveInputs } from './positives.js'

/** The parameters of F1 and F-beta, with Keras' names. */
export const scoreParams = {
  average: choice({
    default: 'none',
    options: {
      none: 'none: each class',
      micro: 'micro: all alike',
      macro: 'macro: mean of classes',
      weighted: 'by frequency',
    },
    doc: 'How the scores of the classes become one: not at all (one a class), from the counts of all classes, as their mean, or weighted by how frequent each class is.',
  }),
  threshold: nullable(
    number({
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.05,
      slider: [0, 1],
      doc: 'A prediction above it is a yes; none: the highest of each example.',
    }),
  ),
}

interface ScoreDeclaration<P extends Params> {
  readonly type: string
  readonly label: string
  readonly doc: NodeDoc
  readonly params: P
  /** How many times more recall counts than precision. */
  readonly beta: (params: Values<P>) => number
  readonly settings: (params: Values<P>) => Values<typeof scoreParams>
  readonly mapping: Mapping
  readonly examples: readonly Example<PositiveInputs, { readonly value: TensorPort }, P, NoWeights>[]
}

/** Declares the harmonic mean of precision and recall, as Keras' `FBetaScore`. */
export function defineScore<const P extends Params>({ beta, settings, ...shared }: ScoreDeclaration<P>) {
  return defineMetric<PositiveInputs, P, 'truePositives' | 'falsePositives' | 'falseNegatives' | 'frequencies'>({
    ...shared,
    inputs: { ...comparedInputs('`[batch, classes]`: probabilities.', 2), sampleWeight: sampleWeightPort },
    value: 'One number; without an average one for each class, `[classes]`.',
    isGreaterBetter: true,
    check: (types) => checkCompared(types, (shape) => shape.slice(0, 1)),
    totals: ({ prediction, target, sampleWeight }, params, ops) => {
      const { average, threshold } = settings(params)
      const pair = align(ops, { prediction, target })
      const yes = ops.cast(isYes(ops, pair.prediction, threshold), 'float32')
      const weights = weightsFor(ops, sampleWeight, ops.shapeOf(yes))
      const axes = average === 'micro' ? [0, 1] : [0]
      const count = (x: typeof yes) => ops.sum(weights === null ? x : ops.multiply(x, weights), axes)
      return {
        truePositives: count(ops.multiply(yes, pair.target)),
        falsePositives: count(ops.multiply(yes, ops.subtract(1, pair.target))),
        falseNegatives: count(ops.multiply(ops.subtract(1, yes), pair.target)),
        frequencies: count(pair.target),
      }
    },
    result: ({ truePositives, falsePositives, falseNegatives, frequencies }, params, ops) => {
      const square = beta(params) ** 2
      const share = (of: typeof truePositives) =>
        ops.divide(truePositives, ops.add(ops.add(truePositives, of), epsilon))
      const [precision, recall] = [share(falsePositives), share(falseNegatives)]
      const sum = ops.add(ops.add(ops.multiply(precision, square), recall), epsilon)
      const scores = ops.multiply(ops.divide(ops.multiply(precision, recall), sum), 1 + square)
      const { average } = settings(params)
      if (average === 'none') return scores
      if (average !== 'weighted') return ops.mean(scores)
      return ops.sum(ops.multiply(scores, ops.divide(frequencies, ops.add(ops.sum(frequencies), epsilon))))
    },
  })
}

/** Above the threshold; without one the highest of each example, unless it is 0. */
function isYes<V>(ops: Ops<V>, prediction: V, threshold: number | null): V {
  if (threshold !== null) return ops.greater(prediction, threshold)
  const isHighest = ops.greaterEqual(prediction, ops.max(prediction, [-1], true))
  return ops.logicalAnd(isHighest, ops.greater(ops.abs(prediction), 1e-9))
}
