import { separableConvolution } from './separable.js'

export const separableConv1d = separableConvolution({
  rank: 1,
  doc: {
    summary:
      'A convolution over sequences in two cheap steps: each channel on its own, then all channels of each step.',
    formula: 'y = activation((x ∗ depthwise_kernel) · pointwise_kernel + bias)',
    use: 'In place of Conv1D, with far fewer weights.',
    source: 'https://keras.io/api/layers/convolution_layers/separable_convolution1d/',
  },
  example: {
    x: [[[1, 2], [3, 4]]], // prettier-ignore
    depthwise: [[[1], [10]], [[1], [-1]]], // prettier-ignore
    pointwise: [[[2], [1]]], // prettier-ignore
    y: [[[24]]],
  },
})
