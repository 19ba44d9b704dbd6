import { defineMetric } from '../../src/definition/metric.js'
import { choice } from '../../src/definition/params/index.js'
import { sampleWeightPort } from '../loss/weighting.js'
import { checkClassPairs, classInputs, countPairs, labelBounds, numClasses } from './class-pairs.js'
import { divideOrZero } from './weighted-mean.js'

export const confusionMatrix = defineMetric({
  type: 'ConfusionMatrix',
  label: 'Confusion matrix',
  doc: {
    summary: 'How often each class was taken for which.',
    formula: 'value[i, j] = how many examples of class i were said to be of class j',
    use: 'To see which classes a classifier mixes up. Rows are the true classes, columns the predicted ones.',
    source: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.confusion_matrix.html',
  },
  inputs: { ...classInputs, sampleWeight: sampleWeightPort },
  value: '`[classes, classes]`: a row for each true class, a column for each predicted one.',
  params: {
    numClasses,
    normalize: choice({
      default: 'none',
      options: {
        none: 'none: how many',
        true: 'share of the true class',
        pred: 'share of the prediction',
        all: 'share of all',
      },
      doc: 'What the figures are shares of: with "true" each row adds up to 1, with "pred" each column.',
    }),
  },
  isGreaterBetter: null,
  check: checkClassPairs,
  valueBounds: labelBounds,
  totals: (inputs, params, ops) => ({ matrix: countPairs(ops, inputs, params) }),
  result: ({ matrix }, { normalize }, ops) => {
    if (normalize === 'none') return matrix
    const axes = { true: [1], pred: [0], all: [0, 1] }[normalize]
    return divideOrZero(ops, matrix, ops.sum(matrix, axes, true))
  },
  mapping: { keras: null, tfjs: 'math.confusionMatrix', pytorch: null, onnx: null },
  examples: [
    {
      inputs: { prediction: [[1, 0, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1], [1, 0, 0], [0, 0, 1]], target: [2, 0, 2, 2, 0, 1] }, // prettier-ignore
      outputs: { value: [[2, 0, 0], [0, 0, 1], [1, 0, 2]] }, // prettier-ignore
      source: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.confusion_matrix.html',
    },
    {
      inputs: { prediction: [0.9, 0.2, 0.7, 0.4], target: [1, 1, 0, 0] },
      params: { normalize: 'true' },
      outputs: { value: [[0.5, 0.5], [0.5, 0.5]] }, // prettier-ignore
      source: 'by hand',
    },
  ],
})
