import { channelsLastShape, spaceNames, spatialPort, toChannelsLast } from '../../src/definition/data-format.js'
import { layerOutput, layerParams } from '../../src/definition/layer-params.js'
import { defineNode } from '../../src/definition/node.js'
import { nullable, tuple } from '../../src/definition/params/index.js'
import { padding } from '../../src/definition/window-params.js'
import { activityParams, biasWeight, kernelParams, kernelWeight } from '../../src/weights/kernel.js'
import { checkSelfNormalizing } from '../activation/self-normalizing.js'
import { convolutionParams, type ConvolutionNode, filters, finishConvolution, type KernelExample } from './layer.js'
import { checkTransposed, transposedWindows } from './transposed-windows.js'

/**
 * Conv1DTranspose, Conv2DTranspose or Conv3DTranspose: the adjoint of a convolution that would lead from the output back to x. The
 * example has one filter of size 2, on one channel.
 */
export function transposedConvolution({ example, ...node }: ConvolutionNode & { readonly example: KernelExample }) {
  const { rank, doc } = node
  const shared = convolutionParams(rank, padding)
  return defineNode({
    type: `Conv${rank}DTranspose`,
    label: `Conv${rank}D transpose`,
    category: 'convolution',
    doc,
    inputs: { x: spatialPort(rank) },
    outputs: {
      y: { kind: 'tensor', doc: `\`[batch, ${spaceNames[rank]}, filters]\`; the space is multiplied by the strides.` },
      layer: layerOutput,
    },
    params: {
      filters,
      ...shared,
      strides: {
        ...shared.strides,
        doc: 'How far the kernel moves along each axis of the output from one input to the next.',
      },
      padding: {
        ...padding,
        doc: 'none: the whole of what the kernels cover; same size: the size of x times the strides.',
      },
      outputPadding: nullable(
        tuple({
          default: Array.from({ length: rank }, () => 0),
          length: rank,
          min: 0,
          isAdvanced: true,
          doc: 'How much is added at the end of each axis, less than the strides; none: as much as makes x times the strides.',
        }),
      ),
      ...kernelParams,
      ...activityParams,
      ...layerParams,
    },
    weights: ({ x }, params) => {
      const channels = channelsLastShape(x.shape, params.dataFormat).at(-1) ?? 1
      return {
        kernel: kernelWeight([...params.kernelSize, params.filters, channels], params),
        bias: biasWeight([params.filters], params),
      }
    },
    *check({ x }, params, context) {
      yield* checkTransposed(channelsLastShape(x.shape, params.dataFormat), params)
      yield* checkSelfNormalizing(params, context)
    },
    run: ({ x }, params, { kernel, bias }, ops) => {
      const last = toChannelsLast(ops, x, params.dataFormat)
      const [batch = 1, ...rest] = ops.shapeOf(last)
      const { space, padding } = transposedWindows(rest.slice(0, -1), params)
      const options = { strides: params.strides, dilation: params.dilationRate, padding }
      const sums = ops.convolutionInputGradient(last, kernel, [batch, ...space, params.filters], options)
      return { y: finishConvolution(ops, sums, bias, params) }
    },
    mapping: {
      keras: `Conv${rank}DTranspose`,
      tfjs: rank === 1 ? null : `conv${rank}dTranspose`,
      pytorch: `ConvTranspose${rank}d`,
      onnx: 'ConvTranspose',
    },
    examples: [
      {
        inputs: { x: example.x },
        params: { filters: 1, kernelSize: 2, useBias: false },
        weights: { kernel: example.kernel },
        outputs: { y: example.y },
        source: 'by hand',
      },
    ],
  })
}
