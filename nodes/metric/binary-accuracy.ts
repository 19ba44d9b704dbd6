import { number } from '../../src/definition/params/index.js'
import { sameShape } from '../loss/target.js'
import { defineMean } from './define-mean.js'

const threshold = number({ default: 0.5, step: 0.05, slider: [0, 1], doc: 'A prediction above it is a yes.' })

export const binaryAccuracy = defineMean({
  type: 'BinaryAccuracy',
  label: 'Binary accuracy',
  doc: {
    summary: 'How often the prediction is on the side of the threshold on which the target is.',
    use: 'For two classes, and for several labels that do not exclude one another.',
    source: 'https://keras.io/api/metrics/accuracy_metrics/',
  },
  isGreaterBetter: true,
  formula: {
    target: sameShape,
    params: { threshold },
    reduces: () => [],
    values: ({ prediction, target }, { threshold }, ops) => {
      const isPositive = ops.cast(ops.greater(prediction, threshold), 'float32')
      return ops.cast(ops.equal(isPositive, target), 'float32')
    },
  },
  mapping: { keras: 'metrics.BinaryAccuracy', tfjs: 'metrics.binaryAccuracy', pytorch: null, onnx: null },
  examples: [
    { inputs: { prediction: [[0.9], [0.4], [0.6], [0.5]], target: [[1], [1], [0], [0]] }, outputs: { value: 0.5 }, source: 'by hand; 0.5 is not above 0.5' }, // prettier-ignore
  ],
})
