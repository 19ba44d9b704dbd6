import {
  channelsLastShape,
  firstSpatialAxis,
  fromChannelsLast,
  toChannelsLast,
} from '../../src/definition/data-format.js'
import { defineNode } from '../../src/definition/node.js'
import { tuple } from '../../src/definition/params/index.js'
import { problem } from '../../src/definition/problem.js'
import { formatShape, isKnownShape } from '../../src/operations/size.js'
import { interpolation, resample } from './resample.js'
import { repeatElements, upSamplingParts } from './up-sampling.js'

const { dataFormat, example, ...parts } = upSamplingParts(2, 'Images enlarged by whole factors.')

export const upSampling2d = defineNode({
  ...parts,
  params: {
    size: tuple({ default: [2, 2], length: 2, min: 1, doc: 'By what height and width are multiplied.' }),
    interpolation: interpolation('nearest', 'Whether pixels are repeated, or how they are blended into each other.'),
    dataFormat,
  },
  *check({ x }, { interpolation, dataFormat }) {
    const space = channelsLastShape(x.shape, dataFormat).slice(1, -1)
    if (interpolation === 'nearest' || isKnownShape(space)) return
    yield problem('shape', 'x', 'a known height and width, to blend pixels', formatShape(space), [
      { do: 'setParam', label: 'Repeat pixels', param: 'interpolation', value: 'nearest' },
    ])
  },
  run: ({ x }, { size, interpolation, dataFormat }, _weights, ops) => {
    if (interpolation === 'nearest') return { y: repeatElements(ops, x, size, firstSpatialAxis(dataFormat)) }
    const last = toChannelsLast(ops, x, dataFormat)
    const [, height, width] = ops.shapeOf(last)
    // check has seen that height and width are known.
    const target = [Number(height) * (size[0] ?? 1), Number(width) * (size[1] ?? 1)] as const
    return { y: fromChannelsLast(ops, resample(ops, last, target, interpolation), dataFormat) }
  },
  examples: [
    { ...example, params: { size: [2, 1] } },
    {
      inputs: { x: [[[[0], [4]]]] }, // prettier-ignore
      params: { size: [1, 2], interpolation: 'bilinear' },
      outputs: { y: [[[[0], [1], [3], [4]]]] }, // prettier-ignore
      source: 'pixel centres at 0.25, 0.75, 1.25, 1.75 of two pixels, by hand',
    },
  ],
})
