import { defineMetric } from '../../src/definition/metric.js'
import { sampleWeightPort } from '../loss/weighting.js'
import { checkClassPairs, classInputs, countPairs, diagonal, labelBounds, numClasses } from './class-pairs.js'
import { divideOrZero } from './weighted-mean.js'

export const matthewsCorrelation = defineMetric({
  type: 'MatthewsCorrelation',
  label: 'Matthews correlation',
  doc: {
    summary: 'The correlation of predicted and true classes.',
    formula: '(c − Σ t p) / √((1 − Σ p²)(1 − Σ t²)); c = the share that is right, t and p = the shares of the classes',
    use: 'For classes of very different frequency: 1 is perfect, 0 is chance, −1 always wrong. 0 where only one class occurs.',
    source: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.matthews_corrcoef.html',
  },
  inputs: { ...classInputs, sampleWeight: sampleWeightPort },
  value: 'One number.',
  params: { numClasses },
  isGreaterBetter: true,
  check: checkClassPairs,
  valueBounds: labelBounds,
  totals: (inputs, params, ops) => ({ matrix: countPairs(ops, inputs, params) }),
  result: ({ matrix }, _params, ops) => {
    const shares = divideOrZero(ops, matrix, ops.sum(matrix))
    const [truth, said] = [ops.sum(shares, [1]), ops.sum(shares, [0])]
    const right = ops.sum(ops.multiply(shares, diagonal(ops, Number(ops.shapeOf(matrix)[0]))))
    const rest = (a: typeof matrix) => ops.relu(ops.subtract(1, ops.sum(ops.square(a))))
    const spread = ops.multiply(rest(truth), rest(said))
    // Rounding leaves less than that where one class alone occurs; the slope of the root is infinite at 0.
    const isSpread = ops.greater(spread, 1e-12)
    const covariance = ops.subtract(right, ops.sum(ops.multiply(truth, said)))
    return ops.select(isSpread, ops.multiply(covariance, ops.rsqrt(ops.select(isSpread, spread, 1))), 0)
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
  examples: [
    {
      inputs: { prediction: [1, 0, 1, 1], target: [1, 1, 1, 0] },
      outputs: { value: -0.33333334 },
      source: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.matthews_corrcoef.html',
    },
  ],
})
