import { separableConvolution } from './separable.js'

export const separableConv2d = separableConvolution({
  rank: 2,
  doc: {
    summary: 'A convolution over images in two cheap steps: each channel on its own, then all channels of each pixel.',
    formula: 'y = activation((x ∗ depthwise_kernel) · pointwise_kernel + bias)',
    use: 'In place of Conv2D, with far fewer weights (Xception).',
    source: 'https://keras.io/api/layers/convolution_layers/separable_convolution2d/',
  },
  example: {
    x: [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]], // prettier-ignore
    depthwise: [[[[1], [1]], [[0], [1]]], [[[0], [1]], [[1], [1]]]], // prettier-ignore
    pointwise: [[[[2], [1]]]],
    y: [[[[36]]]],
  },
})
