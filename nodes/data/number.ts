import { defineNode } from '../../src/definition/node.js'
import { number as numberParam } from '../../src/definition/params/index.js'

export const number = defineNode({
  type: 'Number',
  category: 'data',
  doc: { summary: 'One number that a person types.', use: 'For activations and arithmetic on plain numbers.' },
  inputs: {},
  outputs: { y: { kind: 'number', doc: 'A scalar `[]`, float32.' } },
  params: { value: numberParam({ default: 0, keras: null, doc: 'The number.' }) },
  run: (_inputs, { value }, _weights, ops) => ({
    y: ops.constant({ dtype: 'float32', shape: [], data: Float32Array.of(value) }),
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: 'Constant' },
  examples: [{ inputs: {}, params: { value: 1.5 }, outputs: { y: 1.5 }, source: 'definition' }],
})
