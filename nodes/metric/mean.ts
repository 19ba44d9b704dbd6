import { defineMetric } from '../../src/definition/metric.js'
import { checkWeighting, sampleWeightPort } from '../loss/weighting.js'
import { addUp, meanOf } from './weighted-mean.js'

export const mean = defineMetric({
  type: 'Mean',
  label: 'Mean (metric)',
  doc: {
    summary: 'The weighted mean of whatever it is given, over all examples.',
    formula: 'Σ weight · x / Σ weight',
    use: 'Makes a metric of anything that is computed for each example: of every loss, of an activation, of a distance.',
    source: 'https://keras.io/api/metrics/reduction_metrics/#mean-class',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: '`[batch, ...]`.' }, sampleWeight: sampleWeightPort },
  value: 'One number.',
  params: {},
  isGreaterBetter: null,
  check: ({ x, sampleWeight }) => checkWeighting('sampleWeight', sampleWeight, x.shape),
  totals: ({ x, sampleWeight }, _params, ops) => addUp(ops, x, { sampleWeight, masks: [] }),
  result: (totals, _params, ops) => meanOf(ops, totals),
  mapping: { keras: 'metrics.Mean', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { x: [1, 3, 5, 7] }, outputs: { value: 4 }, source: 'by hand' },
    { inputs: { x: [1, 3, 5, 7], sampleWeight: [1, 1, 0, 0] }, outputs: { value: 2 }, source: 'by hand' },
  ],
})
