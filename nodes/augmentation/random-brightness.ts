import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { drawBetween, factor, perImage, valueRange } from './factor.js'
import { imagePorts, unchanged } from './transformation.js'

export const randomBrightness = defineNode({
  type: 'RandomBrightness',
  label: 'Random brightness',
  category: 'augmentation',
  doc: {
    summary: 'In training, makes each image darker or brighter.',
    formula: 'y = x + f · (greatest − least), f uniform in its range; clipped to the range',
    use: 'So that the light does not matter.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_brightness/',
  },
  ...imagePorts,
  params: {
    factor: factor([-0.2, 0.2], 'How much brighter, as a part of the range of values; less than 0 is darker.'),
    valueRange,
    mode: layerParams.mode,
  },
  run: ({ x }, { factor, valueRange: [least, greatest] }, _weights, ops) => {
    if (ops.mode === 'inference') return { y: x }
    const change = ops.multiply(drawBetween(ops, x, factor, 'brightness'), greatest - least)
    return { y: ops.clip(ops.add(x, perImage(ops, change)), least, greatest) }
  },
  mapping: { keras: 'RandomBrightness', tfjs: null, pytorch: null, onnx: null },
  examples: unchanged,
})
