import { defineNode } from '../../src/definition/node.js'
import { nullable } from '../../src/definition/params/index.js'
import { drawBetween, factor, type Range } from './factor.js'
import { checkSize, imagePorts, transformationParams, transformRandomly, unchanged } from './transformation.js'

export const randomZoom = defineNode({
  type: 'RandomZoom',
  label: 'Random zoom',
  category: 'augmentation',
  doc: {
    summary: 'In training, makes each image smaller or larger about its centre.',
    formula: 'y[v, u] = x[z v, z u] about the centre, z = 1 + f, f uniform in its range',
    use: 'So that a network knows things from near and far.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_zoom/',
  },
  ...imagePorts,
  params: {
    heightFactor: factor([-0.1, 0.1], 'How much more of the height is seen: greater than 0 zooms out, less in.', true),
    widthFactor: {
      ...nullable(factor([-0.1, 0.1], 'The same for the width.', true)),
      doc: 'The same for the width; nothing for as much as of the height, which keeps the proportions.',
    },
    ...transformationParams,
  },
  check: ({ x }, { dataFormat }) => checkSize(x, dataFormat),
  run: ({ x }, params, _weights, ops) => ({
    y: transformRandomly(ops, x, params, (images, { height, width }) => {
      const { heightFactor, widthFactor } = params
      const zoomOf = ([lower, upper]: Range, purpose: string) =>
        drawBetween(ops, images, [1 + lower, 1 + upper], purpose)
      const rows = zoomOf(heightFactor, 'height')
      const columns = widthFactor === null ? rows : zoomOf(widthFactor, 'width')
      return {
        row: [rows, 0, ops.multiply(ops.subtract(1, rows), (height - 1) / 2)],
        column: [0, columns, ops.multiply(ops.subtract(1, columns), (width - 1) / 2)],
      }
    }),
  }),
  mapping: { keras: 'RandomZoom', tfjs: null, pytorch: null, onnx: null },
  examples: unchanged,
})
