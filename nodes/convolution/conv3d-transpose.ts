import { transposedConvolution } from './transposed-convolution.js'

export const conv3dTranspose = transposedConvolution({
  rank: 3,
  doc: {
    summary: 'A convolution over volumes, turned round: from small volumes to larger ones.',
    formula:
      'y = activation(z + bias), z the sum of a copy of the kernel for each input, weighted by it and moved by the strides',
    use: 'To enlarge volumes with learnt weights: segmentation of scans.',
    source: 'https://keras.io/api/layers/convolution_layers/convolution3d_transpose/',
  },
  example: {
    x: [[[[[2]]]]],
    kernel: [[[[[1]], [[2]]], [[[3]], [[4]]]], [[[[5]], [[6]]], [[[7]], [[8]]]]], // prettier-ignore
    y: [[[[[2], [4]], [[6], [8]]], [[[10], [12]], [[14], [16]]]]], // prettier-ignore
  },
})
