import { defineMetric } from '../../src/definition/metric.js'
import { choice, integer } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'
import { fromLogits } from '../loss/from-logits.js'
import { sampleWeightPort, weightsFor } from '../loss/weighting.js'
import { areaUnder, interpolatedPrecision } from './area.js'
import { align, checkCompared, comparedInputs } from './compared.js'

export const auc = defineMetric({
  type: 'AUC',
  label: 'AUC',
  doc: {
    summary: 'The area under a curve that is drawn by moving the threshold of a yes from 0 to 1.',
    formula: 'ROC: true positive rate over false positive rate; PR: precision over recall; PRGAIN: their gains',
    use: 'For two classes, whatever the threshold will be: with ROC 1 is perfect and 0.5 is chance. PR where positives are rare.',
    source: 'https://keras.io/api/metrics/classification_metrics/#auc-class',
  },
  inputs: { ...comparedInputs('`[batch, ...]`: probabilities, all of one kind.'), sampleWeight: sampleWeightPort },
  value: 'One number.',
  params: {
    numThresholds: integer({
      default: 200,
      min: 3,
      max: 100_000,
      doc: 'At how many thresholds the curve is looked at.',
    }),
    curve: choice({
      default: 'ROC',
      options: {
        ROC: 'receiver operating characteristic',
        PR: 'precision and recall',
        PRGAIN: 'precision-recall gain',
      },
      doc: 'Which curve.',
    }),
    summationMethod: choice({
      default: 'interpolation',
      options: { interpolation: 'between', minoring: 'from below', majoring: 'from above' },
      doc: 'How the area between two thresholds is taken.',
    }),
    fromLogits: fromLogits('sigmoid'),
  },
  isGreaterBetter: true,
  check: (types) => checkCompared(types),
  totals: ({ prediction, target, sampleWeight }, { numThresholds, fromLogits }, ops) => {
    const pair = align(ops, { prediction, target })
    const scores = ops.clip(fromLogits ? ops.sigmoid(pair.prediction) : pair.prediction, 0, 1)
    const weights = weightsFor(ops, sampleWeight, ops.shapeOf(scores)) ?? 1
    const truth = ops.cast(ops.notEqual(pair.target, 0), 'float32')
    const yes = ops.multiply(truth, weights)
    const no = ops.multiply(ops.subtract(1, truth), weights)
    const bins = binOf(ops, scores, numThresholds)
    // Above the threshold i is what lies in the bins from i on.
    const above = (x: typeof yes) => ops.cumulativeSum(ops.scatterAdd(bins, x, numThresholds), 0, { reverse: true })
    return { truePositives: above(yes), falsePositives: above(no), positives: ops.sum(yes), negatives: ops.sum(no) }
  },
  result: (totals, { curve, summationMethod }, ops) =>
    curve === 'PR' && summationMethod === 'interpolation'
      ? interpolatedPrecision(ops, totals)
      : areaUnder(ops, totals, curve, summationMethod),
  mapping: { keras: 'metrics.AUC', tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { prediction: [0, 0.5, 0.3, 0.9], target: [0, 0, 1, 1] },
      params: { numThresholds: 3 },
      outputs: { value: 0.75 },
      source: 'https://keras.io/api/metrics/classification_metrics/#auc-class',
    },
  ],
})

/** The last of the evenly spread thresholds that each score is above; 0 for a score of 0, whose first threshold lies just below. */
function binOf<V>(ops: Ops<V>, scores: V, numThresholds: number): V {
  const scaled = ops.multiply(scores, numThresholds - 1)
  const up = ops.negate(ops.floor(ops.negate(scaled)))
  return ops.cast(ops.relu(ops.subtract(up, 1)), 'int32')
}
