import { defineNode } from '../../src/definition/node.js'

export const output = defineNode({
  type: 'Output',
  category: 'core',
  role: 'output',
  doc: {
    summary: 'Marks what a run returns.',
    use: 'Where a graph has many loose ends, or where a value that goes on is wanted as well.',
    source: 'https://keras.io/api/models/model/',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], doc: 'Any shape.' } },
  outputs: {},
  params: {},
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})
