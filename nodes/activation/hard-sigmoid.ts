import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const hardSigmoid = defineNode({
  type: 'HardSigmoid',
  label: 'Hard sigmoid',
  category: 'activation',
  doc: {
    summary: 'A sigmoid made of three straight lines.',
    formula: 'y = clip(slope · x + offset, 0, 1)',
    use: 'A cheap gate. Systems differ in the slope, so a network trained elsewhere needs the slope of its system.',
    source: 'https://keras.io/api/layers/activations/#hardsigmoid-function',
  },
  activation: { name: 'hardSigmoid' },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: {
    slope: number({
      default: 1 / 6,
      keras: null,
      slider: [0.05, 1],
      step: 0.001,
      doc: 'The steepness. Keras 3 and PyTorch: 1/6; Keras 2, TensorFlow.js and ONNX: 0.2.',
    }),
    offset: number({ default: 0.5, keras: null, doc: 'The value at 0; 0.5 in every system.' }),
  },
  run: ({ x }, { slope, offset }, _weights, ops) => ({ y: ops.clip(ops.add(ops.multiply(x, slope), offset), 0, 1) }),
  mapping: { keras: 'Activation', tfjs: 'hardSigmoid', pytorch: 'Hardsigmoid', onnx: 'HardSigmoid' },
  examples: [
    { inputs: { x: [-4, 0, 1, 4] }, outputs: { y: [0, 0.5, 0.6666667, 1] }, source: 'definition' },
    {
      inputs: { x: [-4, 0, 1, 4] },
      params: { slope: 0.2 },
      outputs: { y: [0, 0.5, 0.7, 1] },
      source: 'Keras 2, definition',
    },
  ],
})
