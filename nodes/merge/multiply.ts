import { elementwiseMerge } from './elementwise.js'
import { multiplyKept } from './masks.js'

export const multiply = elementwiseMerge({
  type: 'Multiply',
  doc: {
    summary: 'The product of its inputs, element by element.',
    formula: 'y = x1 · x2 · ...',
    use: 'For gates: a branch that ends in sigmoid says how much of another goes through.',
    source: 'https://keras.io/api/layers/merging_layers/multiply/',
  },
  dtypes: ['float32', 'int32'],
  usesMasks: true,
  merge: multiplyKept,
  mapping: { keras: 'Multiply', tfjs: 'multiply', pytorch: 'mul', onnx: 'Mul' },
  example: [3, 8], // prettier-ignore
})
