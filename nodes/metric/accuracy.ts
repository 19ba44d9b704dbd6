import { sameShape } from '../loss/target.js'
import { defineMean } from './define-mean.js'

export const accuracy = defineMean({
  type: 'Accuracy',
  label: 'Accuracy',
  doc: {
    summary: 'How often the prediction is exactly the target.',
    use: 'For predictions that are labels themselves; for probabilities: BinaryAccuracy, CategoricalAccuracy, SparseCategoricalAccuracy.',
    source: 'https://keras.io/api/metrics/accuracy_metrics/',
  },
  isGreaterBetter: true,
  formula: {
    target: sameShape,
    params: {},
    reduces: () => [],
    values: ({ prediction, target }, _params, ops) => ops.cast(ops.equal(prediction, target), 'float32'),
  },
  mapping: { keras: 'metrics.Accuracy', tfjs: null, pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[1, 2], [3, 4]], target: [[0, 2], [3, 4]] }, outputs: { value: 0.75 }, source: 'by hand' }, // prettier-ignore
  ],
})
