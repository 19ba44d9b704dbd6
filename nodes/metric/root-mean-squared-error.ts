import { defineMetric } from '../../src/definition/metric.js'
import { sampleWeightPort } from '../loss/weighting.js'
import { align, checkCompared, comparedInputs } from './compared.js'
import { addUp, meanOf } from './weighted-mean.js'

export const rootMeanSquaredError = defineMetric({
  type: 'RootMeanSquaredError',
  label: 'Root mean squared error',
  doc: {
    summary: 'The root of the mean of the squared errors of all examples.',
    formula: '√ mean (prediction − target)²',
    use: 'To watch for numbers: how far off the network is, in the unit of the target; large errors count more.',
    source: 'https://keras.io/api/metrics/regression_metrics/#rootmeansquarederror-class',
  },
  inputs: { ...comparedInputs(), sampleWeight: sampleWeightPort },
  value: 'One number.',
  params: {},
  isGreaterBetter: false,
  check: (types) => checkCompared(types),
  totals: ({ prediction, target, sampleWeight }, _params, ops) => {
    const pair = align(ops, { prediction, target })
    const squares = ops.square(ops.subtract(pair.prediction, pair.target))
    return addUp(ops, squares, { sampleWeight, masks: [] })
  },
  result: (totals, _params, ops) => {
    const mean = meanOf(ops, totals)
    // The slope of the root is infinite at 0.
    return ops.select(ops.equal(mean, 0), 0, ops.sqrt(ops.select(ops.equal(mean, 0), 1, mean)))
  },
  mapping: { keras: 'metrics.RootMeanSquaredError', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 2], [0, 4]], target: [[1, 4], [0, 1]] }, outputs: { value: 1.8027756 }, source: '√3.25' }, // prettier-ignore
  ],
})
