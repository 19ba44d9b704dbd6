import { defineNode } from '../../src/definition/node.js'
import { drawBetween, factor } from './factor.js'
import { checkSize, imagePorts, transformationParams, transformRandomly, unchanged } from './transformation.js'

export const randomRotation = defineNode({
  type: 'RandomRotation',
  label: 'Random rotation',
  category: 'augmentation',
  doc: {
    summary: 'In training, turns each image about its centre.',
    formula: 'by the angle 2π f, f uniform in its range',
    use: 'Where a slope does not matter. Digits bear a few hundredths: a 6 that is turned by half is a 9.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_rotation/',
  },
  ...imagePorts,
  params: {
    factor: factor([-0.05, 0.05], 'How far, in turns: 0.25 is a right angle, counter-clockwise.'),
    ...transformationParams,
  },
  check: ({ x }, { dataFormat }) => checkSize(x, dataFormat),
  run: ({ x }, params, _weights, ops) => ({
    y: transformRandomly(ops, x, params, (images, { height, width }) => {
      const angle = ops.multiply(drawBetween(ops, images, params.factor, 'angle'), 2 * Math.PI)
      const [cosine, sine] = [ops.cos(angle), ops.sin(angle)]
      const [middle, centre] = [(height - 1) / 2, (width - 1) / 2]
      const rowOffset = ops.add(ops.multiply(sine, centre), ops.multiply(cosine, middle))
      const columnOffset = ops.subtract(ops.multiply(cosine, centre), ops.multiply(sine, middle))
      return {
        row: [cosine, sine, ops.subtract(middle, rowOffset)],
        column: [ops.negate(sine), cosine, ops.subtract(centre, columnOffset)],
      }
    }),
  }),
  mapping: { keras: 'RandomRotation', tfjs: null, pytorch: null, onnx: null },
  examples: unchanged,
})
