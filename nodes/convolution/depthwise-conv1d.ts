import { depthwiseConvolution } from './depthwise.js'

export const depthwiseConv1d = depthwiseConvolution({
  rank: 1,
  doc: {
    summary: 'A convolution over sequences that keeps the channels apart.',
    formula: 'y = activation(x ∗ kernel + bias), each channel with kernels of its own',
    use: 'Much cheaper than Conv1D, where a Dense layer or a Conv1D of size 1 mixes the channels anyway.',
    source: 'https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/',
  },
  example: {
    x: [[[1, 2], [3, 4]]], // prettier-ignore
    kernel: [[[1], [10]], [[1], [-1]]], // prettier-ignore
    y: [[[4, 16]]],
  },
})
