import { dataFormat, type DataFormat, fromChannelsLast, type SpatialRank } from '../../src/definition/data-format.js'
import type { Nested, NodeDoc } from '../../src/definition/node.js'
import type { Param, Values } from '../../src/definition/param.js'
import { choice, integer } from '../../src/definition/params/index.js'
import { padding, paddingDoc, paddingOptions, windowParams } from '../../src/definition/window-params.js'
import type { Ops } from '../../src/operations/ops.js'
import { type activityParams, penalizeActivity } from '../../src/weights/kernel.js'
import { activate, type Activation, activation } from '../activation/activation.js'

/** What tells one convolutional node from those of other ranks. */
export interface ConvolutionNode {
  /** How many spatial axes there are. */
  readonly rank: SpatialRank
  readonly doc: NodeDoc
}

/** Inputs, weights and output of a small case without bias, worked out by hand. */
export interface KernelExample {
  readonly x: Nested
  readonly kernel: Nested
  readonly y: Nested
}

/** How many channels come out. */
export const filters = integer({
  default: 32,
  min: 1,
  doc: 'How many channels there are in the output. Keras has no default.',
})

/** How the kernel moves, the layout of the channels and what comes behind the sums. */
export function convolutionParams<P extends string>(rank: SpatialRank, padding: Param<P>) {
  const { kernelSize, strides, dilationRate } = windowParams(rank)
  return { kernelSize, strides, padding, dilationRate, dataFormat, activation: activation() }
}

/** No padding or as much as keeps the size; for sequences also the padding that looks only back. */
export function paddingOf(rank: SpatialRank): Param<'valid' | 'same' | 'causal'> {
  if (rank > 1) return padding
  return choice({
    default: 'valid',
    options: { ...paddingOptions, causal: 'causal' },
    doc: `${paddingDoc} Causal: only before it, so that no output sees what comes later.`,
  })
}

interface Finish extends Values<typeof activityParams> {
  readonly dataFormat: DataFormat
  readonly activation: Activation
}

/** What every convolution does with its sums: bias, layout, activation, penalty. */
export function finishConvolution<V>(ops: Ops<V>, sums: V, bias: V | null, params: Finish): V {
  const biased = fromChannelsLast(ops, bias === null ? sums : ops.add(sums, bias), params.dataFormat)
  const y = activate(ops, biased, params.activation)
  penalizeActivity(ops, y, params)
  return y
}
