import { defineMetric } from '../../src/definition/metric.js'
import { sampleWeightPort } from '../loss/weighting.js'
import { comparedInputs } from './compared.js'
import { checkPositives, countPositives, positiveParams } from './positives.js'
import { divideOrZero } from './weighted-mean.js'

export const precision = defineMetric({
  type: 'Precision',
  label: 'Precision',
  doc: {
    summary: 'What share of what is said to be the case is true.',
    formula: 'true positives / (true positives + false positives)',
    use: 'Where a false alarm is the worse error. 0 where nothing is said to be the case.',
    source: 'https://keras.io/api/metrics/classification_metrics/#precision-class',
  },
  inputs: { ...comparedInputs('`[batch, ...]`: probabilities.'), sampleWeight: sampleWeightPort },
  value: 'One number.',
  params: positiveParams,
  isGreaterBetter: true,
  check: checkPositives,
  totals: (inputs, params, ops) => {
    const count = countPositives(ops, inputs, params)
    return { truePositives: count.truePositives(), falsePositives: count.falsePositives() }
  },
  result: ({ truePositives, falsePositives }, _params, ops) =>
    divideOrZero(ops, truePositives, ops.add(truePositives, falsePositives)),
  mapping: { keras: 'metrics.Precision', tfjs: 'metrics.precision', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.9], [0.8], [0.3]], target: [[1], [0], [0]] }, outputs: { value: 0.5 }, source: 'by hand' }, // prettier-ignore
    {
      inputs: { prediction: [[0.9, 0.8, 0.3]], target: [[1, 0, 0]] },
      params: { topK: 1 },
      outputs: { value: 1 },
      source: 'by hand',
    },
  ],
})
