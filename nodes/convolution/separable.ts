import { channelsLastShape, spaceNames, spatialPort, toChannelsLast } from '../../src/definition/data-format.js'
import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode, type Nested } from '../../src/definition/node.js'
import { checkWindows, padding } from '../../src/definition/window-params.js'
import { multiplySizes } from '../../src/operations/size.js'
import { activityParams, biasParams, biasWeight } from '../../src/weights/kernel.js'
import { convolveDepthwise, depthwiseParams, depthwiseWeight } from './depthwise-kernel.js'
import { type ConvolutionNode, convolutionParams, filters, finishConvolution } from './layer.js'
import { pointwiseParams, pointwiseWeight } from './pointwise-kernel.js'

interface SeparableExample {
  readonly x: Nested
  readonly depthwise: Nested
  readonly pointwise: Nested
  readonly y: Nested
}

/**
 * SeparableConv1D or SeparableConv2D: each channel on its own, then all channels of each place. The example has kernels of size 2,
 * two channels and one filter.
 */
export function separableConvolution({ example, ...node }: ConvolutionNode & { readonly example: SeparableExample }) {
  const { rank, doc } = node
  const onePlace = Array.from({ length: rank }, () => 1)
  return defineNode({
    type: `SeparableConv${rank}D`,
    label: `Separable conv${rank}D`,
    category: 'convolution',
    doc,
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, filters]\`; the space is cut unless padded.` },
      layer: layerOutput,
    },
    params: {
      filters,
      ...convolutionParams(rank, padding),
      ...depthwiseParams,
      ...pointwiseParams,
      ...biasParams,
      ...activityParams,
      ...layerParams,
    },
    weights: ({ x }, params) => {
      const last = channelsLastShape(x.shape, params.dataFormat)
      const between = multiplySizes(last.at(-1) ?? 1, params.depthMultiplier)
      return {
        depthwise_kernel: depthwiseWeight(last, params),
        pointwise_kernel: pointwiseWeight([...onePlace, between, params.filters], params),
        bias: biasWeight([params.filters], params),
      }
    },
    check: ({ x }, params) => checkWindows(channelsLastShape(x.shape, params.dataFormat), params),
    run: ({ x }, params, { depthwise_kernel: depthwise, pointwise_kernel: pointwise, bias }, ops) => {
      const last = toChannelsLast(ops, x, params.dataFormat)
      const sums = ops.convolution(convolveDepthwise(ops, last, depthwise, params), pointwise)
      return { y: finishConvolution(ops, sums, bias, params) }
    },
    mapping: {
      keras: `SeparableConv${rank}D`,
      tfjs: rank === 2 ? 'separableConv2d' : null,
      pytorch: null,
      onnx: null,
    },
    examples: [
      {
        inputs: { x: example.x },
        params: { filters: 1, kernelSize: 2, useBias: false },
        weights: { depthwise_kernel: example.depthwise, pointwise_kernel: example.pointwise },
        outputs: { y: example.y },
        source: 'by hand',
      },
    ],
  })
}
