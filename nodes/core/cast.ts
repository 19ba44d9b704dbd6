import { defineNode } from '../../src/definition/node.js'
import { choice } from '../../src/definition/params/index.js'

export const cast = defineNode({
  type: 'Cast',
  category: 'core',
  doc: {
    summary: 'The same values as elements of another kind.',
    formula: 'y = x; to whole numbers: cut towards zero; to true or false: x ≠ 0',
    use: 'Between labels or masks and layers, which take float32.',
    source: 'https://keras.io/api/ops/core/#cast-function',
  },
  inputs: { x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', kindOf: 'x', doc: 'As x, elements of `dtype`.' } },
  params: {
    dtype: choice({
      default: 'float32',
      options: { float32: 'numbers', int32: 'whole numbers', bool: 'true or false' },
      doc: 'What the elements become.',
    }),
  },
  run: ({ x }, { dtype }, _weights, ops) => ({ y: ops.cast(x, dtype) }),
  mapping: { keras: 'ops.cast', tfjs: 'cast', pytorch: 'Tensor.to', onnx: 'Cast' },
  examples: [
    { inputs: { x: [-1.5, 0, 2.7] }, params: { dtype: 'int32' }, outputs: { y: [-1, 0, 2] }, source: 'definition' },
  ],
})
