import { elementwiseMerge } from './elementwise.js'

export const average = elementwiseMerge({
  type: 'Average',
  doc: {
    summary: 'The mean of its inputs, element by element.',
    formula: 'y = (x1 + ... + xₙ) / n',
    use: 'To let several branches or networks vote.',
    source: 'https://keras.io/api/layers/merging_layers/average/',
  },
  merge: (ops, inputs) =>
    ops.divide(
      inputs.reduce((sum, x) => ops.add(sum, x)),
      inputs.length,
    ),
  mapping: { keras: 'Average', tfjs: 'average', pytorch: null, onnx: 'Mean' },
  example: [2, 3], // prettier-ignore
})
