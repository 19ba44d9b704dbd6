import { dataFormat, firstSpatialAxis } from '../../src/definition/data-format.js'
import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { choice } from '../../src/definition/params/index.js'
import { perImage } from './factor.js'
import { imagePorts, unchanged } from './transformation.js'

export const randomFlip = defineNode({
  type: 'RandomFlip',
  label: 'Random flip',
  category: 'augmentation',
  doc: {
    summary: 'In training, mirrors half of the images.',
    use: 'Where a mirrored image means the same: animals, clouds; not digits or letters. As in Keras, an image is mirrored along both axes or along none.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_flip/',
  },
  ...imagePorts,
  params: {
    // Keras calls it mode, which is training or inference here.
    direction: choice({
      default: 'horizontalAndVertical',
      keras: 'mode',
      options: { horizontalAndVertical: 'both', horizontal: 'left and right', vertical: 'top and bottom' },
      doc: 'What changes places: left and right, top and bottom, or both at once.',
    }),
    dataFormat,
    mode: layerParams.mode,
  },
  run: ({ x }, { direction, dataFormat }, _weights, ops) => {
    if (ops.mode === 'inference') return { y: x }
    const vertical = firstSpatialAxis(dataFormat)
    const axes = { horizontalAndVertical: [vertical, vertical + 1], horizontal: [vertical + 1], vertical: [vertical] }
    const drawn = ops.random(ops.shapeOf(x).slice(0, 1), { purpose: 'flip' })
    return { y: ops.select(perImage(ops, ops.lessEqual(drawn, 0.5)), ops.reverse(x, axes[direction]), x) }
  },
  mapping: { keras: 'RandomFlip', tfjs: null, pytorch: null, onnx: null },
  examples: unchanged,
})
