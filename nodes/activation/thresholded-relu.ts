import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const thresholdedRelu = defineNode({
  type: 'ThresholdedReLU',
  label: 'Thresholded ReLU',
  category: 'activation',
  doc: {
    summary: 'The identity above theta, zero elsewhere.',
    formula: 'y = x for x > theta, 0 otherwise',
    use: 'For sparse codes: small values are cut to zero without shrinking the rest.',
    source: 'Konda, Memisevic and Krueger 2014, arXiv:1402.3337',
  },
  activation: { name: 'thresholdedRelu' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    theta: number({
      default: 1,
      min: 0,
      slider: [0, 4],
      step: 0.01,
      doc: 'Values up to it become 0. Keras 2 and ONNX: 1; Keras 3 has no such layer.',
    }),
  },
  run: ({ x }, { theta }, _weights, ops) => ({ y: ops.select(ops.greater(x, theta), x, ops.zerosLike(x)) }),
  mapping: { keras: null, tfjs: 'thresholdedReLU', pytorch: 'Threshold', onnx: 'ThresholdedRelu' },
  examples: [{ inputs: { x: [-1, 1, 2] }, outputs: { y: [0, 0, 2] }, source: 'definition' }],
})
