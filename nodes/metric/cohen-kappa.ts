import { defineMetric } from '../../src/definition/metric.js'
import { choice } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'
import { sampleWeightPort } from '../loss/weighting.js'
import { checkClassPairs, classInputs, countPairs, diagonal, labelBounds, numClasses } from './class-pairs.js'
import { divideOrZero } from './weighted-mean.js'

export const cohenKappa = defineMetric({
  type: 'CohenKappa',
  label: "Cohen's kappa",
  doc: {
    summary: 'How far prediction and target agree beyond what chance would bring.',
    formula: '1 − Σ w · observed / Σ w · expected; expected = row sums · column sums / all',
    use: 'For classes of very different frequency: 1 is perfect, 0 is chance. Weighted for ordered classes, as grades.',
    source: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.cohen_kappa_score.html',
  },
  inputs: { ...classInputs, sampleWeight: sampleWeightPort },
  value: 'One number.',
  params: {
    numClasses,
    weights: choice({
      default: 'none',
      options: { none: 'all errors alike', linear: 'by distance', quadratic: 'by squared distance' },
      doc: 'How much it counts that one class is taken for another.',
    }),
  },
  isGreaterBetter: true,
  check: checkClassPairs,
  valueBounds: labelBounds,
  totals: (inputs, params, ops) => ({ matrix: countPairs(ops, inputs, params) }),
  result: ({ matrix }, { weights }, ops) => {
    const all = ops.sum(matrix)
    const expected = divideOrZero(ops, ops.multiply(ops.sum(matrix, [1], true), ops.sum(matrix, [0], true)), all)
    const costs = costsOf(ops, Number(ops.shapeOf(matrix)[0]), weights)
    const cost = (counts: typeof matrix) => ops.sum(ops.multiply(counts, costs))
    return ops.subtract(1, divideOrZero(ops, cost(matrix), cost(expected)))
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { prediction: [[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1], [1, 0, 0]], target: [0, 1, 0, 2, 1] }, // prettier-ignore
      outputs: { value: 0.6875 },
      source: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.cohen_kappa_score.html',
    },
  ],
})

function costsOf<V>(ops: Ops<V>, classes: number, weights: 'none' | 'linear' | 'quadratic'): V {
  if (weights === 'none') return ops.subtract(1, diagonal(ops, classes))
  const places = ops.cast(ops.range(classes), 'float32')
  const distances = ops.subtract(ops.expandDims(places, 1), ops.expandDims(places, 0))
  return weights === 'linear' ? ops.abs(distances) : ops.square(distances)
}
