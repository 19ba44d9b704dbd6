import { channelsLastShape, spaceNames, spatialPort, toChannelsLast } from '../../src/definition/data-format.js'
import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { divideSizes } from '../../src/operations/size.js'
import type { Size } from '../../src/operations/types.js'
import { activityParams, biasWeight, kernelParams, kernelWeight } from '../../src/weights/kernel.js'
import { checkSelfNormalizing } from '../activation/self-normalizing.js'
import { checkConvolution } from './check-convolution.js'
import {
  convolutionParams,
  type ConvolutionNode,
  filters,
  finishConvolution,
  type KernelExample,
  paddingOf,
} from './layer.js'

/** Conv1D, Conv2D or Conv3D: all but the number of spatial axes is the same. The example has two filters of size 2, on one channel. */
export function convolution({ example, ...node }: ConvolutionNode & { readonly example: KernelExample }) {
  const { rank, doc } = node
  return defineNode({
    type: `Conv${rank}D`,
    category: 'convolution',
    doc,
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, filters]\`; the space is cut unless padded.` },
      layer: layerOutput,
    },
    params: {
      filters,
      ...convolutionParams(rank, paddingOf(rank)),
      groups: integer({
        default: 1,
        min: 1,
        isAdvanced: true,
        doc: 'Into how many parts that do not mix the channels are cut.',
      }),
      ...kernelParams,
      ...activityParams,
      ...layerParams,
    },
    weights: ({ x }, params) => {
      const channels = channelsLastShape(x.shape, params.dataFormat).at(-1) ?? 1
      return {
        kernel: kernelWeight([...params.kernelSize, channelsOfGroup(channels, params.groups), params.filters], params),
        bias: biasWeight([params.filters], params),
      }
    },
    *check({ x }, params, context) {
      yield* checkConvolution(channelsLastShape(x.shape, params.dataFormat), params)
      yield* checkSelfNormalizing(params, context)
    },
    run: ({ x }, params, { kernel, bias }, ops) => {
      const { strides, padding, dilationRate: dilation, groups } = params
      const last = toChannelsLast(ops, x, params.dataFormat)
      const sums = ops.convolution(last, kernel, { strides, padding, dilation, groups })
      return { y: finishConvolution(ops, sums, bias, params) }
    },
    mapping: { keras: `Conv${rank}D`, tfjs: `conv${rank}d`, pytorch: `Conv${rank}d`, onnx: 'Conv' },
    examples: [
      {
        inputs: { x: example.x },
        params: { filters: 2, kernelSize: 2, useBias: false },
        weights: { kernel: example.kernel },
        outputs: { y: example.y },
        source: 'by hand',
      },
    ],
  })
}

/** Channels that do not divide are a problem that `check` reports before this is asked. */
function channelsOfGroup(channels: Size, groups: number): Size {
  return divideSizes(channels, groups) ?? channels
}
