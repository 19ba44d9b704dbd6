import { defineMetric } from '../../src/definition/metric.js'
import { sampleWeightPort } from '../loss/weighting.js'
import { comparedInputs } from './compared.js'
import { checkPositives, countPositives, positiveParams } from './positives.js'
import { divideOrZero } from './weighted-mean.js'

export const recall = defineMetric({
  type: 'Recall',
  label: 'Recall',
  doc: {
    summary: 'What share of the true cases is found.',
    formula: 'true positives / (true positives + false negatives)',
    use: 'Where missing a case is the worse error, as in a screening. 0 where there is no true case.',
    source: 'https://keras.io/api/metrics/classification_metrics/#recall-class',
  },
  inputs: { ...comparedInputs('`[batch, ...]`: probabilities.'), sampleWeight: sampleWeightPort },
  value: 'One number.',
  params: positiveParams,
  isGreaterBetter: true,
  check: checkPositives,
  totals: (inputs, params, ops) => {
    const count = countPositives(ops, inputs, params)
    return { truePositives: count.truePositives(), falseNegatives: count.falseNegatives() }
  },
  result: ({ truePositives, falseNegatives }, _params, ops) =>
    divideOrZero(ops, truePositives, ops.add(truePositives, falseNegatives)),
  mapping: { keras: 'metrics.Recall', tfjs: 'metrics.recall', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.9], [0.8], [0.3]], target: [[1], [0], [1]] }, outputs: { value: 0.5 }, source: 'by hand' }, // prettier-ignore
    {
      inputs: { prediction: [[0.9, 0.8, 0.3]], target: [[1, 0, 1]] },
      params: { topK: 1 },
      outputs: { value: 0.5 },
      source: 'by hand',
    },
  ],
})
