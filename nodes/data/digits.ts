import { defineNode } from '../../src/definition/node.js'
import { sampleParams, sampleSource } from './sample-source.js'

export const digits = defineNode({
  type: 'Digits',
  category: 'data',
  doc: {
    summary: '1797 handwritten digits as images of 8 by 8 pixels.',
    use: 'A first image classification. Pixels go from 0 to 16: Rescaling with scale 0.0625 brings them to 0 to 1.',
    source: 'https://archive.ics.uci.edu/dataset/80, test part, CC BY 4.0',
  },
  inputs: {},
  outputs: {
    image: { kind: 'tensor', doc: '`[batch, 8, 8, 1]`, float32: 0 (paper) to 16 (ink).' },
    label: { kind: 'tensor', doc: '`[batch]`, int32: the digit, 0 to 9.' },
  },
  params: sampleParams,
  source: sampleSource('digits', {
    image: { dtype: 'float32', shape: [8, 8, 1] },
    label: { dtype: 'int32', shape: [] },
  }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})
