import { defineNode } from '../../src/definition/node.js'
import { sampleSource, tableParams } from './sample-source.js'

export const wine = defineNode({
  type: 'Wine',
  category: 'data',
  doc: {
    summary: '178 wines from three cultivars, with 13 chemical measurements each.',
    use: 'A small classification whose features differ by orders of magnitude: standardize them.',
    source: 'https://archive.ics.uci.edu/dataset/109/wine, CC BY 4.0',
  },
  inputs: {},
  outputs: {
    features: { kind: 'tensor', doc: '`[batch, 13]`, float32: alcohol, malic acid, ash, ..., proline.' },
    label: { kind: 'tensor', doc: '`[batch]`, int32: the cultivar, 0 to 2.' },
  },
  params: tableParams,
  source: sampleSource('wine', {
    features: { dtype: 'float32', shape: [13] },
    label: { dtype: 'int32', shape: [] },
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})
