import { channelsLastShape, dataFormat, fromChannelsLast, toChannelsLast } from '../../src/definition/data-format.js'
import { layerParams } from '../../src/definition/layer-params.js'
import { defineNode, type Nested, type NodeDoc } from '../../src/definition/node.js'
import type { Param } from '../../src/definition/param.js'
import { choice, integer, tuple } from '../../src/definition/params/index.js'
import { divideSizes } from '../../src/operations/size.js'
import type { Size } from '../../src/operations/types.js'
import { activityParams, biasWeight, kernelParams, kernelWeight, penalizeActivity } from '../../src/weights/kernel.js'
import { activate, activation } from '../activation/activation.js'
import { checkSelfNormalizing } from '../activation/self-normalizing.js'
import { checkConvolution } from './check-convolution.js'

type Padding = 'valid' | 'same' | 'causal'

interface ConvolutionNode {
  /** How many spatial axes there are. */
  readonly rank: 1 | 2 | 3
  readonly doc: NodeDoc
  /** The spatial axes by name: `height, width`. */
  readonly space: string
  /** Two filters of size 2 without bias, on one channel. */
  readonly example: { readonly x: Nested; readonly kernel: Nested; readonly y: Nested }
}

/** Conv1D, Conv2D or Conv3D: all but the number of spatial axes is the same. */
export function convolution({ rank, doc, space, example }: ConvolutionNode) {
  const lengths = (value: number, text: string) =>
    tuple({ default: Array.from({ length: rank }, () => value), length: rank, min: 1, doc: text })
  return defineNode({
    type: `Conv${rank}D`,
    category: 'convolution',
    doc,
    inputs: { x: { kind: 'tensor', rank: { min: rank + 2, max: rank + 2 }, doc: `\`[batch, ${space}, channels]\`.` } },
    outputs: { y: { kind: 'tensor', doc: `\`[batch, ${space}, filters]\`; the space is cut unless padded.` } },
    params: {
      filters: integer({
        default: 32,
        min: 1,
        doc: 'How many channels there are in the output. Keras has no default.',
      }),
      kernelSize: lengths(3, 'How far the kernel reaches along each axis. Keras has no default.'),
      strides: lengths(1, 'How far the kernel moves along each axis from one output to the next.'),
      padding: paddingParam(rank),
      dilationRate: lengths(1, 'How far the elements of the kernel are apart along each axis.'),
      groups: integer({
        default: 1,
        min: 1,
        isAdvanced: true,
        doc: 'Into how many parts that do not mix the channels are cut.',
      }),
      dataFormat,
      activation: activation(),
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
      const biased = fromChannelsLast(ops, bias === null ? sums : ops.add(sums, bias), params.dataFormat)
      const y = activate(ops, biased, params.activation)
      penalizeActivity(ops, y, params)
      return { y }
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

function paddingParam(rank: number): Param<Padding> {
  const options = { valid: 'none', same: 'same size' }
  const doc = 'Whether zeros are put around the input: none, or as many as keep the size (divided by the strides).'
  if (rank > 1) return choice({ default: 'valid', options, doc })
  return choice({
    default: 'valid',
    options: { ...options, causal: 'causal' },
    doc: `${doc} Causal: only before it, so that no output sees what comes later.`,
  })
}

/** Channels that do not divide are a problem that `check` reports before this is asked. */
function channelsOfGroup(channels: Size, groups: number): Size {
  return divideSizes(channels, groups) ?? channels
}
