import { convolution } from './convolution.js'

export const conv1d = convolution({
  rank: 1,
  doc: {
    summary: 'A convolution over sequences.',
    formula: 'y = activation(x ∗ kernel + bias), ∗ being a cross-correlation along time',
    use: 'For signals and texts: each filter answers to a short pattern, wherever it occurs.',
    source: 'https://keras.io/api/layers/convolution_layers/convolution1d/',
  },
  example: { x: [[[1], [2], [3]]], kernel: [[[1, 1]], [[10, -1]]], y: [[[21, -1], [32, -1]]] }, // prettier-ignore
})
