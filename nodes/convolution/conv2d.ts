import { convolution } from './convolution.js'

export const conv2d = convolution({
  rank: 2,
  doc: {
    summary: 'A convolution over images.',
    formula: 'y = activation(x ∗ kernel + bias), ∗ being a cross-correlation along height and width',
    use: 'The general layer for images: each filter answers to a small pattern, wherever it occurs.',
    source: 'https://keras.io/api/layers/convolution_layers/convolution2d/',
  },
  example: {
    x: [[[[1], [2]], [[3], [4]]]], // prettier-ignore
    kernel: [[[[1, 1]], [[1, -1]]], [[[1, 1]], [[1, -1]]]], // prettier-ignore
    y: [[[[10, -2]]]],
  },
})
