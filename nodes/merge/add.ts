import { elementwiseMerge } from './elementwise.js'

export const add = elementwiseMerge({
  type: 'Add',
  doc: {
    summary: 'The sum of its inputs, element by element.',
    formula: 'y = x1 + x2 + ...',
    use: 'Closes a residual connection: what a block computes is added to what went in.',
    source: 'https://keras.io/api/layers/merging_layers/add/',
  },
  dtypes: ['float32', 'int32'],
  merge: (ops, inputs) => inputs.reduce((sum, x) => ops.add(sum, x)),
  mapping: { keras: 'Add', tfjs: 'add', pytorch: 'add', onnx: 'Sum' },
  example: [4, 6], // prettier-ignore
})
