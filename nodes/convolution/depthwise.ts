import { channelsLastShape, spaceNames, spatialPort, toChannelsLast } from '../../src/definition/data-format.js'
import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { checkWindows, padding } from '../../src/definition/window-params.js'
import { multiplySizes } from '../../src/operations/size.js'
import { activityParams, biasParams, biasWeight } from '../../src/weights/kernel.js'
import { convolveDepthwise, depthwiseParams, depthwiseWeight } from './depthwise-kernel.js'
import { convolutionParams, type ConvolutionNode, finishConvolution, type KernelExample } from './layer.js'

/** DepthwiseConv1D or DepthwiseConv2D. The example has a kernel of size 2, on two channels. */
export function depthwiseConvolution({ example, ...node }: ConvolutionNode & { readonly example: KernelExample }) {
  const { rank, doc } = node
  return defineNode({
    type: `DepthwiseConv${rank}D`,
    label: `Depthwise conv${rank}D`,
    category: 'convolution',
    doc,
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, channels · depthMultiplier]\`.` },
      layer: layerOutput,
    },
    params: {
      ...convolutionParams(rank, padding),
      ...depthwiseParams,
      ...biasParams,
      ...activityParams,
      ...layerParams,
    },
    weights: ({ x }, params) => {
      const last = channelsLastShape(x.shape, params.dataFormat)
      return {
        kernel: depthwiseWeight(last, params),
        bias: biasWeight([multiplySizes(last.at(-1) ?? 1, params.depthMultiplier)], params),
      }
    },
    check: ({ x }, params) => checkWindows(channelsLastShape(x.shape, params.dataFormat), params),
    run: ({ x }, params, { kernel, bias }, ops) => {
      const sums = convolveDepthwise(ops, toChannelsLast(ops, x, params.dataFormat), kernel, params)
      return { y: finishConvolution(ops, sums, bias, params) }
    },
    mapping: {
      keras: `DepthwiseConv${rank}D`,
      tfjs: rank === 2 ? 'depthwiseConv2d' : null,
      pytorch: `Conv${rank}d`,
      onnx: 'Conv',
    },
    examples: [
      {
        inputs: { x: example.x },
        params: { kernelSize: 2, useBias: false },
        weights: { kernel: example.kernel },
        outputs: { y: example.y },
        source: 'by hand',
      },
    ],
  })
}
