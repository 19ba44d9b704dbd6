import { elementwiseMerge } from './elementwise.js'

export const subtract = elementwiseMerge({
  type: 'Subtract',
  doc: {
    summary: 'The first input minus the second, element by element.',
    formula: 'y = x1 − x2',
    use: 'For differences: of two branches, of a prediction and what was measured.',
    source: 'https://keras.io/api/layers/merging_layers/subtract/',
  },
  dtypes: ['float32', 'int32'],
  count: 2,
  merge: (ops, inputs) => inputs.reduce((difference, x) => ops.subtract(difference, x)),
  mapping: { keras: 'Subtract', tfjs: null, pytorch: 'sub', onnx: 'Sub' },
  example: [-2, 2], // prettier-ignore
})
