import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const leakyRelu = defineNode({
  type: 'LeakyReLU',
  label: 'Leaky ReLU',
  category: 'activation',
  doc: {
    summary: 'The identity above zero, a gentle slope below.',
    formula: 'y = x for x ≥ 0, negativeSlope · x otherwise',
    use: 'Where plain ReLU units die: the slope below zero keeps their gradient alive.',
    source: 'Maas, Hannun and Ng 2013, Rectifier Nonlinearities Improve Neural Network Acoustic Models',
  },
  activation: { name: 'leakyRelu', defaults: { negativeSlope: 0.2 } },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    negativeSlope: number({
      default: 0.3,
      slider: [0, 1],
      step: 0.01,
      doc: 'The slope below zero. Keras: 0.3 as a layer, 0.2 as an activation; TensorFlow.js 0.2; PyTorch and ONNX 0.01.',
    }),
  },
  run: ({ x }, { negativeSlope }, _weights, ops) => ({ y: ops.leakyRelu(x, negativeSlope) }),
  mapping: { keras: 'LeakyReLU', tfjs: 'leakyReLU', pytorch: 'LeakyReLU', onnx: 'LeakyRelu' },
  examples: [{ inputs: { x: [-1, 0, 2] }, outputs: { y: [-0.3, 0, 2] }, source: 'definition' }],
})
