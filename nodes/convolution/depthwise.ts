import { channelsLastShape, spaceNames, spatialPort, toChannelsLast } from '../../src/definition/data-format.js'
import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import type { Values } from '../../src/definition/param.js'
import { integer } from '../../src/definition/params/index.js'
import type { Weight } from '../../src/definition/weight.js'
import { checkWindows, padding } from '../../src/definition/window-params.js'
import type { Ops } from '../../src/operations/ops.js'
import { multiplySizes } from '../../src/operations/size.js'
import type { Shape, Size } from '../../src/operations/types.js'
import { constraint } from '../../src/weights/constraint.js'
import { initializer } from '../../src/weights/initializer.js'
import { activityParams, biasParams, biasWeight } from '../../src/weights/kernel.js'
import { regularizer } from '../../src/weights/regularizer.js'
import { convolutionParams, type ConvolutionNode, finishConvolution, type KernelExample } from './layer.js'

/** What a person may set about kernels that each see one channel alone. */
export const depthwiseParams = {
  depthMultiplier: integer({ default: 1, min: 1, doc: 'How many outputs each channel has.' }),
  depthwiseInitializer: initializer({ default: 'glorotUniform', doc: 'How the depthwise kernel starts.' }),
  depthwiseRegularizer: regularizer({ doc: 'A penalty on the depthwise kernel, added to the loss.' }),
  depthwiseConstraint: constraint({
    doc: 'A limit that the depthwise kernel is kept within after each training step.',
  }),
}

type DepthwiseValues = Values<typeof depthwiseParams> & {
  readonly kernelSize: readonly number[]
  readonly strides: readonly number[]
  readonly padding: 'valid' | 'same'
  readonly dilationRate: readonly number[]
}

/** The kernel `[...kernelSize, channels, depthMultiplier]` for `x` with its channels last. */
export function depthwiseWeight(x: Shape, params: DepthwiseValues): Weight {
  return {
    shape: [...params.kernelSize, x.at(-1) ?? 1, params.depthMultiplier],
    initializer: params.depthwiseInitializer,
    regularizer: params.depthwiseRegularizer,
    constraint: params.depthwiseConstraint,
  }
}

/** A convolution of each channel on its own: as many groups as there are channels. */
export function convolveDepthwise<V>(ops: Ops<V>, x: V, kernel: V, params: DepthwiseValues): V {
  const { kernelSize, strides, padding, dilationRate: dilation, depthMultiplier } = params
  // A kernel is made for as many channels as x has, so that their number is known.
  const channels = Number(ops.shapeOf(x).at(-1))
  const grouped = ops.reshape(kernel, [...kernelSize, 1, channels * depthMultiplier])
  return ops.convolution(x, grouped, { strides, padding, dilation, groups: channels })
}

/** DepthwiseConv1D or DepthwiseConv2D. The example has a kernel of size 2, on two channels. */
export function depthwiseConvolution({ example, ...node }: ConvolutionNode & { readonly example: KernelExample }) {
  const { rank, doc } = node
  const { kernelSize, strides, dilationRate, dataFormat, activation } = convolutionParams(rank)
  const channels = (x: Shape, multiplier: number): Size => multiplySizes(x.at(-1) ?? 1, multiplier)
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
      kernelSize,
      strides,
      padding,
      dilationRate,
      dataFormat,
      activation,
      ...depthwiseParams,
      ...biasParams,
      ...activityParams,
      ...layerParams,
    },
    weights: ({ x }, params) => {
      const last = channelsLastShape(x.shape, params.dataFormat)
      return {
        kernel: depthwiseWeight(last, params),
        bias: biasWeight([channels(last, params.depthMultiplier)], params),
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
