import { defineNode } from '../../src/definition/node.js'
import { drawBetween, factor } from './factor.js'
import { checkSize, imagePorts, transformationParams, transformRandomly, unchanged } from './transformation.js'

export const randomTranslation = defineNode({
  type: 'RandomTranslation',
  label: 'Random translation',
  category: 'augmentation',
  doc: {
    summary: 'In training, moves each image.',
    formula: 'y[v, u] = x[v − height · fᵥ, u − width · fᵤ], fᵥ and fᵤ uniform in their ranges',
    use: 'So that a network finds things wherever they are. A few hundredths move small images by about a pixel.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_translation/',
  },
  ...imagePorts,
  params: {
    heightFactor: factor([-0.1, 0.1], 'How far down, as a part of the height; less than 0 is up.'),
    widthFactor: factor([-0.1, 0.1], 'How far to the right, as a part of the width; less than 0 is to the left.'),
    ...transformationParams,
  },
  check: ({ x }, { dataFormat }) => checkSize(x, dataFormat),
  run: ({ x }, params, _weights, ops) => ({
    y: transformRandomly(ops, x, params, (images, { height, width }) => {
      const down = ops.multiply(drawBetween(ops, images, params.heightFactor, 'height'), height)
      const right = ops.multiply(drawBetween(ops, images, params.widthFactor, 'width'), width)
      return { row: [1, 0, ops.negate(down)], column: [0, 1, ops.negate(right)] }
    }),
  }),
  mapping: { keras: 'RandomTranslation', tfjs: null, pytorch: null, onnx: null },
  examples: unchanged,
})
