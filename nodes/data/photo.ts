import { defineNode } from '../../src/definition/node.js'
import { sampleSource } from './sample-source.js'

export const photo = defineNode({
  type: 'Photo',
  category: 'data',
  doc: {
    summary: 'A photo of a cat, as large as networks for ImageNet take it.',
    use: 'One example to try such a network with. Each network wants pixels in a range of its own: Rescaling or Normalization bring them there.',
    source: 'Chelsea, by Stéfan van der Walt, CC0; from scikit-image',
  },
  inputs: {},
  outputs: {
    image: { kind: 'tensor', doc: '`[batch, 224, 224, 3]`, float32: red, green and blue, 0 to 255.' },
  },
  params: {},
  source: sampleSource('photo', { image: { dtype: 'float32', shape: [224, 224, 3] } }),
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})
