import { elementwiseMerge } from './elementwise.js'
import { mergeKept } from './masks.js'

export const maximum = elementwiseMerge({
  type: 'Maximum',
  doc: {
    summary: 'The greatest of its inputs, element by element.',
    formula: 'y = max(x1, x2, ...)',
    use: 'Where the strongest answer of several branches counts (maxout).',
    source: 'https://keras.io/api/layers/merging_layers/maximum/',
  },
  dtypes: ['float32', 'int32'],
  usesMasks: true,
  merge: (ops, inputs, masks) => mergeKept(ops, inputs, masks, ops.maximum),
  mapping: { keras: 'Maximum', tfjs: 'maximum', pytorch: 'maximum', onnx: 'Max' },
  example: [3, 4], // prettier-ignore
})
