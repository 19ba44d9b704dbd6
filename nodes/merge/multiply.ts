import { elementwiseMerge } from './elementwise.js'

export const multiply = elementwiseMerge({
  type: 'Multiply',
  doc: {
    summary: 'The product of its inputs, element by element.',
    formula: 'y = x1 · x2 · ...',
    use: 'For gates: a branch that ends in sigmoid says how much of another goes through.',
    source: 'https://keras.io/api/layers/merging_layers/multiply/',
  },
  dtypes: ['float32', 'int32'],
  merge: (ops, inputs) => inputs.reduce((product, x) => ops.multiply(product, x)),
  mapping: { keras: 'Multiply', tfjs: 'multiply', pytorch: 'mul', onnx: 'Mul' },
  example: [3, 8], // prettier-ignore
})
