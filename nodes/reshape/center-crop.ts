import {
  channelsLastShape,
  dataFormat,
  fromChannelsLast,
  spatialPort,
  toChannelsLast,
} from '../../src/definition/data-format.js'
import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { formatShape, isKnownShape } from '../../src/operations/size.js'
import { cropToRatio, sizeOf } from './aspect-ratio.js'

export const centerCrop = defineNode({
  type: 'CenterCrop',
  label: 'Center crop',
  category: 'reshape',
  doc: {
    summary: 'The middle of images.',
    use: 'To bring photographs to the size that a network takes. Images that are too small are enlarged first, as by Resizing that crops.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/',
  },
  inputs: { x: spatialPort(2) },
  outputs: { y: { kind: 'tensor', doc: '`[batch, height, width, channels]` of the new height and width.' } },
  params: {
    height: integer({ default: 2, min: 1, doc: 'The new height. Keras has no default.' }),
    width: integer({ default: 2, min: 1, doc: 'The new width. Keras has no default.' }),
    dataFormat,
  },
  *check({ x }, { dataFormat }) {
    const space = channelsLastShape(x.shape, dataFormat).slice(1, -1)
    if (isKnownShape(space)) return
    yield problem('shape', 'x', 'a known height and width, to find the middle', formatShape(space))
  },
  run: ({ x }, { height, width, dataFormat }, _weights, ops) => {
    const last = toChannelsLast(ops, x, dataFormat)
    const [fullHeight, fullWidth] = sizeOf(ops, last)
    const [top, left] = [Math.floor((fullHeight - height) / 2), Math.floor((fullWidth - width) / 2)]
    const y =
      fullHeight >= height && fullWidth >= width
        ? ops.slice(last, [0, top, left, 0], [-1, height, width, -1])
        : ops.resize(cropToRatio(ops, last, [height, width]), [height, width])
    return { y: fromChannelsLast(ops, y, dataFormat) }
  },
  mapping: { keras: 'CenterCrop', tfjs: 'centerCrop', pytorch: 'CenterCrop', onnx: 'CenterCropPad' },
  examples: [
    {
      inputs: { x: [[[[1], [2], [3], [4]]]] }, // prettier-ignore
      params: { height: 1, width: 2 },
      outputs: { y: [[[[2], [3]]]] },
      source: 'definition',
    },
  ],
})
