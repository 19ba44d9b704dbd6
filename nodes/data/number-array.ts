import { defineNode } from '../../src/definition/node.js'
import { numbers } from '../../src/definition/params/index.js'

export const numberArray = defineNode({
  type: 'NumberArray',
  label: 'Number array',
  category: 'data',
  doc: {
    summary: 'A list of numbers that a person types.',
    use: 'For signals and small tests. Reshape to [1] or to rows before a layer that takes examples.',
  },
  inputs: {},
  outputs: { y: { kind: 'array', doc: '`[count]`, float32.' } },
  params: { values: numbers({ default: [-2, -1, 0, 1, 2], keras: null, doc: 'The numbers.' }) },
  run: (_inputs, { values }, _weights, ops) => ({
    y: ops.constant({ dtype: 'float32', shape: [values.length], data: Float32Array.from(values) }),
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: 'Constant' },
  examples: [{ inputs: {}, params: { values: [1, 2.5] }, outputs: { y: [1, 2.5] }, source: 'definition' }],
})
