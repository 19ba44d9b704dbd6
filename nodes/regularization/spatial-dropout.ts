import { channelsOf, dataFormat, spaceNames, spatialPort, type SpatialRank } from '../../src/definition/data-format.js'
import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode, type Nested } from '../../src/definition/node.js'
import { dropRandomly } from './noise.js'
import { rate } from './rate.js'

/** SpatialDropout1D to 3D: whole channels fall together. */
export function spatialDropout(rank: SpatialRank, summary: string) {
  return defineNode({
    type: `SpatialDropout${rank}D`,
    label: `Spatial dropout ${rank}D`,
    category: 'regularization',
    doc: {
      summary,
      formula: 'y = x / (1 − rate) in the channels that are kept, 0 in the others; in inference y = x',
      use: 'Behind convolutions, whose neighbouring values are so alike that dropping single ones hides nothing.',
      source: 'Tompson et al. 2015, arXiv:1411.4280',
    },
    inputs: { x: spatialPort(rank) },
    outputs: { y: { kind: 'tensor', doc: `As x: \`[batch, ${spaceNames[rank]}, channels]\`.` }, layer: layerOutput },
    params: {
      rate: rate('How likely a channel becomes zero.'),
      dataFormat: rank === 1 ? { ...dataFormat, keras: null } : dataFormat,
      mode: layerParams.mode,
    },
    run: ({ x }, { rate, dataFormat }, _weights, ops) => {
      const shape = ops.shapeOf(x)
      const ones = Array.from({ length: rank }, () => 1)
      const [batch = 1, channels] = [shape[0], channelsOf(shape, dataFormat)]
      const mask = dataFormat === 'channelsLast' ? [batch, ...ones, channels] : [batch, channels, ...ones]
      return { y: dropRandomly(ops, x, mask, rate) }
    },
    mapping: {
      keras: `SpatialDropout${rank}D`,
      tfjs: rank === 1 ? 'spatialDropout1d' : null,
      pytorch: `Dropout${rank}d`,
      onnx: null,
    },
    examples: [
      {
        inputs: { x: Array.from({ length: rank + 1 }).reduce<Nested>((inner) => [inner], [1, 2]) },
        outputs: { y: Array.from({ length: rank + 1 }).reduce<Nested>((inner) => [inner], [1, 2]) },
        source: 'definition, in inference',
      },
    ],
  })
}
