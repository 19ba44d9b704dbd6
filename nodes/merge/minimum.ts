import { elementwiseMerge } from './elementwise.js'
import { mergeKept } from './masks.js'

export const minimum = elementwiseMerge({
  type: 'Minimum',
  doc: {
    summary: 'The least of its inputs, element by element.',
    formula: 'y = min(x1, x2, ...)',
    use: 'Where the weakest answer of several branches counts.',
    source: 'https://keras.io/api/layers/merging_layers/minimum/',
  },
  dtypes: ['float32', 'int32'],
  usesMasks: true,
  merge: (ops, inputs, masks) => mergeKept(ops, inputs, masks, ops.minimum),
  mapping: { keras: 'Minimum', tfjs: 'minimum', pytorch: 'minimum', onnx: 'Min' },
  example: [1, 2], // prettier-ignore
})
