import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { number } from '../../src/definition/params/index.js'

export const gaussianNoise = defineNode({
  type: 'GaussianNoise',
  label: 'Gaussian noise',
  category: 'regularization',
  doc: {
    summary: 'In training, adds normal random numbers.',
    formula: 'y = x + stddev · z, z normal; in inference y = x',
    use: 'Against overfitting to exact inputs: a random change of the data; behind an Input, or in a denoising autoencoder.',
    source: 'https://keras.io/api/layers/regularization_layers/gaussian_noise/',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 1 }, doc: 'Any shape.' } },
  outputs: { y: { kind: 'tensor', doc: 'As x.' }, layer: layerOutput },
  params: {
    stddev: number({
      default: 0.1,
      min: 0,
      max: 1e9,
      step: 0.01,
      slider: [0, 1],
      doc: 'The standard deviation of the noise. Keras has no default.',
    }),
    mode: layerParams.mode,
  },
  run: ({ x }, { stddev }, _weights, ops) => {
    if (ops.mode === 'inference' || stddev === 0) return { y: x }
    const noise = ops.random(ops.shapeOf(x), { distribution: 'normal', purpose: 'noise' })
    return { y: ops.add(x, ops.multiply(noise, stddev)) }
  },
  mapping: { keras: 'GaussianNoise', tfjs: 'gaussianNoise', pytorch: null, onnx: null },
  examples: [{ inputs: { x: [1, 2] }, outputs: { y: [1, 2] }, source: 'definition, in inference' }],
})
