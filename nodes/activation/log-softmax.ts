import { defineNode } from '../../src/definition/node.js'
import { checkAxes } from '../../src/definition/params/axes.js'
import { integer } from '../../src/definition/params/index.js'

export const logSoftmax = defineNode({
  type: 'LogSoftmax',
  label: 'Log softmax',
  category: 'activation',
  doc: {
    summary: 'The logarithms of probabilities that add up to 1 along an axis.',
    formula: 'yᵢ = xᵢ − ln Σⱼ e^(xⱼ)',
    use: 'For losses on a logarithmic scale, without the loss of digits of taking the logarithm afterwards.',
    source: 'https://keras.io/api/layers/activations/#logsoftmax-function',
  },
  activation: { name: 'logSoftmax' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    axis: integer({
      default: -1,
      doc: 'The axis along which the probabilities add up to 1; negative ones count from the end.',
    }),
  },
  check: ({ x }, { axis }) => checkAxes('params.axis', [axis], x.shape),
  run: ({ x }, { axis }, _weights, ops) => ({ y: ops.logSoftmax(x, axis) }),
  mapping: { keras: 'Activation', tfjs: 'logSoftmax', pytorch: 'LogSoftmax', onnx: 'LogSoftmax' },
  examples: [
    { inputs: { x: [1, 2, 3] }, outputs: { y: [-2.40760596, -1.40760596, -0.40760596] }, source: 'definition' },
  ],
})
