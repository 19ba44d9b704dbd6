import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { activate, activation as activationParam } from '../activation/activation.js'
import { relu } from '../activation/relu.js'

export const activation = defineNode({
  type: 'Activation',
  category: 'core',
  doc: {
    summary: 'An activation that is chosen from a list.',
    formula: 'y = activation(x)',
    use: 'Where the activation is to be tried out: the list stays while its nodes would have to be replaced.',
    source: 'https://keras.io/api/layers/core_layers/activation/',
  },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' }, layer: layerOutput },
  params: { activation: activationParam({ default: relu, doc: 'Which one. Keras has no default.' }) },
  run: ({ x }, { activation }, _weights, ops) => ({ y: activate(ops, x, activation) }),
  mapping: { keras: 'Activation', tfjs: 'activation', pytorch: null, onnx: null },
  examples: [
    { inputs: { x: [-1, 0, 2] }, outputs: { y: [0, 0, 2] }, source: 'definition' },
    {
      inputs: { x: [-1, 0, 2] },
      params: { activation: { type: 'leakyRelu', negativeSlope: 0.5 } },
      outputs: { y: [-0.5, 0, 2] },
      source: 'definition',
    },
  ],
})
