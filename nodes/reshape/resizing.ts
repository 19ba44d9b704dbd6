import { channelsLastShape, dataFormat, fromChannelsLast, toChannelsLast } from '../../src/definition/data-format.js'
import { layerOutput } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { integer, number, toggle } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { formatShape, isKnownShape } from '../../src/operations/size.js'
import { cropToRatio, padToRatio } from './aspect-ratio.js'
import { interpolation, resample } from './resample.js'

export const resizing = defineNode({
  type: 'Resizing',
  category: 'reshape',
  doc: {
    summary: 'Images at another size.',
    use: 'To bring images to the size that a network takes. Large photographs shrink best with antialias.',
    source: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/',
  },
  inputs: { x: { kind: 'tensor', rank: { min: 4, max: 4 }, doc: '`[batch, height, width, channels]`.' } },
  outputs: {
    y: { kind: 'tensor', doc: '`[batch, height, width, channels]` of the new height and width.' },
    layer: layerOutput,
  },
  params: {
    height: integer({ default: 28, min: 1, doc: 'The new height. Keras has no default.' }),
    width: integer({ default: 28, min: 1, doc: 'The new width. Keras has no default.' }),
    interpolation: interpolation('bilinear', 'How a pixel is made from its neighbours.'),
    antialias: toggle({
      default: false,
      isAdvanced: true,
      doc: 'Whether images are smoothed before they shrink, so that fine patterns do not become coarse ones.',
    }),
    cropToAspectRatio: toggle({
      default: false,
      isAdvanced: true,
      doc: 'Cuts the centre out first, so that nothing is stretched.',
    }),
    padToAspectRatio: toggle({
      default: false,
      isAdvanced: true,
      doc: 'Puts a border around first, so that nothing is stretched.',
    }),
    fillValue: number({ default: 0, isAdvanced: true, doc: 'The value of that border.' }),
    dataFormat,
  },
  *check({ x }, { cropToAspectRatio, padToAspectRatio, interpolation, antialias, dataFormat }) {
    if (cropToAspectRatio && padToAspectRatio) {
      yield problem('parameter', 'params.padToAspectRatio', 'either cropping or padding', 'both', [
        { do: 'setParam', label: 'Do not pad', param: 'padToAspectRatio', value: false },
        { do: 'setParam', label: 'Do not crop', param: 'cropToAspectRatio', value: false },
      ])
    }
    const space = channelsLastShape(x.shape, dataFormat).slice(1, -1)
    if ((cropToAspectRatio || padToAspectRatio) && !isKnownShape(space)) {
      yield problem('shape', 'x', 'a known height and width, to keep their ratio', formatShape(space))
    } else if ((antialias || !['nearest', 'bilinear'].includes(interpolation)) && !isKnownShape(space)) {
      yield problem('shape', 'x', 'a known height and width, to smooth pixels', formatShape(space), [
        { do: 'setParam', label: 'Do not smooth', param: 'antialias', value: false },
        { do: 'setParam', label: 'Blend bilinearly', param: 'interpolation', value: 'bilinear' },
      ])
    }
  },
  run: ({ x }, params, _weights, ops) => {
    const { height, width, interpolation, antialias, dataFormat } = params
    const last = toChannelsLast(ops, x, dataFormat)
    const fitted = params.cropToAspectRatio
      ? cropToRatio(ops, last, [height, width])
      : params.padToAspectRatio
        ? padToRatio(ops, last, [height, width], params.fillValue)
        : last
    return { y: fromChannelsLast(ops, resample(ops, fitted, [height, width], interpolation, antialias), dataFormat) }
  },
  mapping: { keras: 'Resizing', tfjs: 'resizing', pytorch: 'Upsample', onnx: 'Resize' },
  examples: [
    {
      inputs: { x: [[[[0], [4]]]] }, // prettier-ignore
      params: { height: 1, width: 4 },
      outputs: { y: [[[[0], [1], [3], [4]]]] }, // prettier-ignore
      source: 'pixel centres at 0.25, 0.75, 1.25, 1.75 of two pixels, by hand',
    },
  ],
})
