import { defineNode } from '../../src/definition/node.js'
import { activate, activation as activationParam } from '../activation/activation.js'
import { relu } from '../activation/relu.js'

export const activation = defineNode({
  type: 'Activation',
  category: 'core',
  doc: {
    summary: 'Any activation, chosen from the list that every layer has.',
    use: 'To try several activations at one place. Those with a node of their own draw their curve there too.',
    source: 'https://keras.io/api/layers/core_layers/activation/',
  },
  inputs: { x: { kind: 'tensor', doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x.' } },
  params: { activation: activationParam({ default: relu, doc: 'What is done to each value. Keras has no default.' }) },
  run: ({ x }, params, _weights, ops) => ({ y: activate(ops, x, params.activation) }),
  mapping: { keras: 'Activation', tfjs: 'activation', pytorch: null, onnx: null },
  examples: [
    {
      inputs: { x: [-1, 0, 2] },
      params: { activation: { type: 'leakyRelu', negativeSlope: 0.5 } },
      outputs: { y: [-0.5, 0, 2] },
      source: 'definition',
    },
  ],
})
