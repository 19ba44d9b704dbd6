import { channelsLastShape, spaceNames, spatialPort, toChannelsLast } from '../../src/definition/data-format.js'
import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode, type Nested } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import { checkWindows, padding } from '../../src/definition/window-params.js'
import { multiplySizes } from '../../src/operations/size.js'
import { constraint } from '../../src/weights/constraint.js'
import { initializer } from '../../src/weights/initializer.js'
import { activityParams, biasParams, biasWeight } from '../../src/weights/kernel.js'
import { regularizer } from '../../src/weights/regularizer.js'
import { convolveDepthwise, depthwiseParams, depthwiseWeight } from './depthwise.js'
import { type ConvolutionNode, convolutionParams, finishConvolution } from './layer.js'

const pointwiseParams = {
  pointwiseInitializer: initializer({ default: 'glorotUniform', doc: 'How the pointwise kernel starts.' }),
  pointwiseRegularizer: regularizer({ doc: 'A penalty on the pointwise kernel, added to the loss.' }),
  pointwiseConstraint: constraint({
    doc: 'A limit that the pointwise kernel is kept within after each training step.',
  }),
}

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
  const { kernelSize, strides, dilationRate, dataFormat, activation } = convolutionParams(rank)
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
      filters: integer({
        default: 32,
        min: 1,
        doc: 'How many channels there are in the output. Keras has no default.',
      }),
      kernelSize,
      strides,
      padding,
      dilationRate,
      dataFormat,
      activation,
      ...depthwiseParams,
      ...pointwiseParams,
      ...biasParams,
      ...activityParams,
      ...layerParams,
    },
    weights: ({ x }, params) => {
      const last = channelsLastShape(x.shape, params.dataFormat)
      return {
        depthwise_kernel: depthwiseWeight(last, params),
        pointwise_kernel: {
          shape: [...onePlace, multiplySizes(last.at(-1) ?? 1, params.depthMultiplier), params.filters],
          initializer: params.pointwiseInitializer,
          regularizer: params.pointwiseRegularizer,
          constraint: params.pointwiseConstraint,
        },
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
