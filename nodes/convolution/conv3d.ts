import { convolution } from './convolution.js'

export const conv3d = convolution({
  rank: 3,
  doc: {
    summary: 'A convolution over volumes.',
    formula: 'y = activation(x ∗ kernel + bias), ∗ being a cross-correlation along depth, height and width',
    use: 'For scans of bodies and materials, and for short films (depth being time).',
    source: 'https://keras.io/api/layers/convolution_layers/convolution3d/',
  },
  example: {
    x: [[[[[1], [2]], [[3], [4]]], [[[5], [6]], [[7], [8]]]]], // prettier-ignore
    kernel: [[[[[1, 1]], [[1, 1]]], [[[1, 1]], [[1, 1]]]], [[[[1, -1]], [[1, -1]]], [[[1, -1]], [[1, -1]]]]], // prettier-ignore
    y: [[[[[36, -16]]]]],
  },
})
