import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const masking = defineNode({
  type: 'Masking',
  category: 'core',
  doc: {
    summary: 'Marks the steps of sequences at which every feature has one value, as padding.',
    formula: 'mask = any(x ≠ maskValue) over the features; y = x where the mask is true, 0 elsewhere',
    use: 'Before recurrent layers and attention: wire the mask to theirs, so that padded steps do not count. The wire goes straight there: layers that leave the steps as they are (Dropout, Activation, Dense, TimeDistributed) need not see it, while Keras hands it on through each of them. Where branches meet, Add, Concatenate and the others merge masks too.',
    source: 'https://keras.io/api/layers/core_layers/masking/',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 2 }, doc: '`[batch, ..., features]`.' } },
  outputs: {
    y: { kind: 'tensor', doc: 'As x.' },
    mask: { kind: 'tensor', doc: '`[batch, ...]`, bool: false where all features are `maskValue`.' },
  },
  params: { maskValue: number({ default: 0, doc: 'The value that padding has.' }) },
  run: ({ x }, { maskValue }, _weights, ops) => {
    const kept = ops.any(ops.notEqual(x, maskValue), [-1], true)
    return { y: ops.select(kept, x, 0), mask: ops.squeeze(kept, [-1]) }
  },
  mapping: { keras: 'Masking', tfjs: 'masking', pytorch: null, onnx: null },
  examples: [
    {
      inputs: { x: [[[1, 0], [0, 0]]] }, // prettier-ignore
      outputs: { y: [[[1, 0], [0, 0]]] }, // prettier-ignore
      source: 'definition',
    },
  ],
})
