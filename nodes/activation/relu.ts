import { defineNode } from '../../src/definition/node.js'
import { nullable, number } from '../../src/definition/params/index.js'

export const relu = defineNode({
  type: 'ReLU',
  category: 'activation',
  doc: {
    summary: 'The rectified linear unit: zero below the threshold, the identity above.',
    formula: 'y = min(x, maxValue) for x > threshold, negativeSlope · (x − threshold) otherwise',
    use: 'The usual choice for convolutional networks. A unit whose input stays below zero no longer learns; leaky ReLU or ELU help.',
    source: 'Nair and Hinton 2010; parameters as in https://keras.io/api/layers/activation_layers/relu/',
  },
  activation: { name: 'relu' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    maxValue: nullable(number({ default: 6, min: 0, doc: 'The largest value; none by default. 6 gives ReLU6.' })),
    negativeSlope: number({ default: 0, min: 0, slider: [0, 1], step: 0.01, doc: 'The slope below the threshold.' }),
    threshold: number({ default: 0, min: 0, doc: 'Below it the slope is negativeSlope.' }),
  },
  run: ({ x }, { maxValue, negativeSlope, threshold }, _weights, ops) => {
    const above = maxValue === null ? x : ops.minimum(x, maxValue)
    if (threshold === 0 && negativeSlope === 0) return { y: ops.relu(above) }
    const below = ops.multiply(ops.subtract(x, threshold), negativeSlope)
    return { y: ops.select(ops.greater(x, threshold), above, below) }
  },
  mapping: { keras: 'ReLU', tfjs: 'reLU', pytorch: 'ReLU', onnx: 'Relu' },
  examples: [
    { inputs: { x: [-1, 0, 2] }, outputs: { y: [0, 0, 2] }, source: 'definition' },
    {
      inputs: { x: [-1, 1, 2, 9] },
      params: { maxValue: 6, negativeSlope: 0.5, threshold: 1.5 },
      outputs: { y: [-1.25, -0.25, 2, 6] },
      source: 'definition',
    },
  ],
})
