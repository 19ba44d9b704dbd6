import { defineNode } from '../../src/definition/node.js'
import { choice, shape } from '../../src/definition/params/index.js'

export const input = defineNode({
  type: 'Input',
  category: 'core',
  role: 'input',
  doc: {
    summary: 'Where data come in from outside: from the command line, from a program, from a page.',
    use: 'For networks that others feed. Bundled data sets and arrays have nodes of their own.',
    source: 'https://keras.io/api/layers/core_layers/input/',
  },
  inputs: {},
  outputs: { y: { kind: 'tensor', doc: '`[batch, ...shape]`.' } },
  params: {
    shape: shape({
      default: [4],
      doc: 'The lengths of all axes but the batch; null (shown as ?) where the fed data decide.',
    }),
    dtype: choice({
      default: 'float32',
      options: { float32: 'numbers', int32: 'whole numbers', bool: 'true or false' },
      doc: 'What the elements are.',
    }),
  },
  mapping: { keras: 'Input', tfjs: 'input', pytorch: null, onnx: null },
})
