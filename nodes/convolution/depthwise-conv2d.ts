import { depthwiseConvolution } from './depthwise.js'

export const depthwiseConv2d = depthwiseConvolution({
  rank: 2,
  doc: {
    summary: 'A convolution over images that keeps the channels apart.',
    formula: 'y = activation(x ∗ kernel + bias), each channel with kernels of its own',
    use: 'The larger half of the blocks of MobileNet: much cheaper than Conv2D; a Conv2D of size 1 mixes the channels.',
    source: 'https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/',
  },
  example: {
    x: [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]], // prettier-ignore
    kernel: [[[[1], [1]], [[0], [1]]], [[[0], [1]], [[1], [1]]]], // prettier-ignore
    y: [[[[8, 20]]]],
  },
})
