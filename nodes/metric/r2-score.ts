import { defineMetric } from '../../src/definition/metric.js'
import { choice, integer } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'
import { sampleWeightPort, weightsFor } from '../loss/weighting.js'
import { align, checkCompared, comparedInputs } from './compared.js'

export const r2Score = defineMetric({
  type: 'R2Score',
  label: 'R² score',
  doc: {
    summary: 'What share of the variance of the target the prediction explains.',
    formula: '1 − Σ (target − prediction)² / Σ (target − mean of target)²',
    use: 'For numbers: 1 is perfect, 0 is as good as always the mean, below 0 worse. Where the target is constant, 0.',
    source: 'https://keras.io/api/metrics/regression_metrics/#r2score-class',
  },
  inputs: { ...comparedInputs('`[batch, features]`: numbers.', 2), sampleWeight: sampleWeightPort },
  value: 'One number; without aggregation one for each feature, `[features]`.',
  params: {
    classAggregation: choice({
      default: 'uniformAverage',
      options: { none: 'none: each feature', uniformAverage: 'mean', varianceWeightedAverage: 'by variance' },
      doc: 'How the scores of several features become one.',
    }),
    numRegressors: integer({
      default: 0,
      min: 0,
      isAdvanced: true,
      doc: 'How many independent regressors there are, for the adjusted score; 0 for the plain one.',
    }),
  },
  isGreaterBetter: true,
  check: (types) => checkCompared(types),
  totals: ({ prediction, target, sampleWeight }, _params, ops) => {
    const pair = align(ops, { prediction, target })
    const shape = ops.shapeOf(pair.target)
    const given = weightsFor(ops, sampleWeight, shape)
    const weights = given === null ? ops.onesLike(pair.target) : ops.broadcastTo(given, shape)
    const weighted = ops.multiply(pair.target, weights)
    const residuals = ops.square(ops.subtract(pair.target, pair.prediction))
    return {
      sum: ops.sum(weighted, [0]),
      squaredSum: ops.sum(ops.multiply(pair.target, weighted), [0]),
      residual: ops.sum(ops.multiply(residuals, weights), [0]),
      count: ops.sum(weights, [0]),
      // As in Keras every number counts, not every example.
      samples: ops.sum(ops.onesLike(pair.target)),
    }
  },
  result: ({ sum, squaredSum, residual, count, samples }, { classAggregation, numRegressors }, ops) => {
    const total = ops.subtract(squaredSum, ops.divide(ops.square(sum), count))
    const isConstant = ops.equal(total, 0)
    const raw = ops.subtract(1, ops.divide(residual, ops.select(isConstant, 1, total)))
    const scores = ops.select(isConstant, 0, raw)
    const score = aggregate(ops, scores, total, classAggregation)
    return numRegressors === 0 ? score : adjust(ops, score, samples, numRegressors)
  },
  mapping: { keras: 'metrics.R2Score', tfjs: 'metrics.r2Score', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[2], [2], [4]], target: [[1], [2], [3]] }, outputs: { value: 0 }, source: '1 − 2 / 2' }, // prettier-ignore
    { inputs: { prediction: [[1], [2], [2]], target: [[1], [2], [3]] }, outputs: { value: 0.5 }, source: '1 − 1 / 2' }, // prettier-ignore
  ],
})

function aggregate<V>(ops: Ops<V>, scores: V, total: V, how: 'none' | 'uniformAverage' | 'varianceWeightedAverage'): V {
  if (how === 'none') return scores
  if (how === 'uniformAverage') return ops.mean(scores)
  return ops.divide(ops.sum(ops.multiply(total, scores)), ops.sum(total))
}

/** The score that allows for the regressors; the plain one where there are too few examples for it. */
function adjust<V>(ops: Ops<V>, score: V, samples: V, regressors: number): V {
  const left = ops.subtract(samples, regressors + 1)
  const isEnough = ops.greater(left, 0)
  const unexplained = ops.multiply(ops.subtract(1, score), ops.subtract(samples, 1))
  return ops.select(isEnough, ops.subtract(1, ops.divide(unexplained, ops.select(isEnough, left, 1))), score)
}
