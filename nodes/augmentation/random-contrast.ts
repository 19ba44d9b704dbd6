import { dataFormat, firstSpatialAxis } from '../../src/definition/data-format.js'
import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { range } from '../../src/definition/params/index.js'
import { drawBetween, perImage, valueRange } from './factor.js'
import { imagePorts, unchanged } from './transformation.js'

export const randomContrast = defineNode({
  type: 'RandomContrast',
  label: 'Random contrast',
  category: 'augmentation',
  doc: {
    summary: 'In training, changes the contrast of each image.',
    formula:
      'y = (x − m) c + m, m the mean of the channel, c uniform from 1 − lower to 1 + upper; clipped to the range',
    use: 'So that haze and harsh light do not matter.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_contrast/',
  },
  ...imagePorts,
  params: {
    factor: range({
      default: [0.2, 0.2],
      min: 0,
      max: 1,
      // Keras makes (0, f) of a single number f, although it tells of (f, f).
      single: (value) => [0, value],
      doc: 'How much lower, and how much higher the contrast may be: 0.2 and 0.5 for 80 to 150 %. Keras has no default.',
    }),
    valueRange,
    dataFormat: { ...dataFormat, keras: null },
    mode: layerParams.mode,
  },
  run: ({ x }, { factor: [lower, upper], valueRange: [least, greatest], dataFormat }, _weights, ops) => {
    if (ops.mode === 'inference') return { y: x }
    const axis = firstSpatialAxis(dataFormat)
    const mean = ops.mean(x, [axis, axis + 1], true)
    const contrast = perImage(ops, drawBetween(ops, x, [1 - lower, 1 + upper], 'contrast'))
    return { y: ops.clip(ops.add(ops.multiply(ops.subtract(x, mean), contrast), mean), least, greatest) }
  },
  mapping: { keras: 'RandomContrast', tfjs: null, pytorch: null, onnx: null },
  examples: unchanged,
})
