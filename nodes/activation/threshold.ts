import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const threshold = defineNode({
  type: 'Threshold',
  category: 'activation',
  doc: {
    summary: 'The identity above a threshold, a fixed value elsewhere.',
    formula: 'y = x for x > threshold, defaultValue otherwise',
    use: 'To cut off what is too small to count.',
    source: 'https://keras.io/api/layers/activations/#threshold-function',
  },
  activation: { name: 'threshold' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    threshold: number({ default: 1, slider: [-4, 4], step: 0.01, doc: 'Above it x stays. Keras has no default.' }),
    defaultValue: number({ default: 0, doc: 'What all others become. Keras has no default.' }),
  },
  run: ({ x }, { threshold, defaultValue }, _weights, ops) => ({
    y: ops.select(ops.greater(x, threshold), x, defaultValue),
  }),
  mapping: { keras: 'Activation', tfjs: null, pytorch: 'Threshold', onnx: null },
  examples: [
    { inputs: { x: [-1, 1, 2] }, params: { defaultValue: -3 }, outputs: { y: [-3, -3, 2] }, source: 'definition' },
  ],
})
