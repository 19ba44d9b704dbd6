import { transposedConvolution } from './transposed-convolution.js'

export const conv2dTranspose = transposedConvolution({
  rank: 2,
  doc: {
    summary: 'A convolution over images, turned round: from small images to larger ones.',
    formula:
      'y = activation(z + bias), z the sum of a copy of the kernel for each input, weighted by it and moved by the strides',
    use: 'To enlarge images with learnt weights: autoencoders, segmentation. A kernel size that is no multiple of the strides leaves a checkerboard.',
    source: 'https://keras.io/api/layers/convolution_layers/convolution2d_transpose/',
  },
  example: {
    x: [[[[1], [10]]]],
    kernel: [[[[1]], [[2]]], [[[0]], [[3]]]], // prettier-ignore
    y: [[[[1], [12], [20]], [[0], [3], [30]]]], // prettier-ignore
  },
})
