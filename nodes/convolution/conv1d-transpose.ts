import { transposedConvolution } from './transposed-convolution.js'

export const conv1dTranspose = transposedConvolution({
  rank: 1,
  doc: {
    summary: 'A convolution over sequences, turned round: from few steps to more.',
    formula:
      'y = activation(z + bias), z the sum of a copy of the kernel for each input, weighted by it and moved by the strides',
    use: 'To make sequences longer with learnt weights: decoders, generators of sound.',
    source: 'https://keras.io/api/layers/convolution_layers/convolution1d_transpose/',
  },
  example: {
    x: [[[1], [10]]], // prettier-ignore
    kernel: [[[1]], [[2]]], // prettier-ignore
    y: [[[1], [12], [20]]], // prettier-ignore
  },
})
