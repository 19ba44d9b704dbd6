import { type DataFormat, fromChannelsLast, spatialShape, toChannelsLast } from '../../src/definition/data-format.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Shape } from '../../src/operations/types.js'
import { type ConvolutionOptions } from '../../src/operations/window/convolution.js'
import { countWindows, resolvePadding } from '../../src/operations/window/windows.js'
import { unstackMasks } from './dropout-masks.js'

interface Convolved {
  readonly filters: number
  readonly kernelSize: readonly number[]
  readonly strides: readonly number[]
  readonly padding: 'valid' | 'same'
  readonly dilationRate: readonly number[]
  readonly dataFormat: DataFormat
}

/** The shape that a convolution of `x` has, in its layout of channels. */
export function convolvedShape(x: Shape, params: Convolved): Shape {
  const { filters, kernelSize: size, strides, dilationRate: dilation, dataFormat } = params
  const space = spatialShape(x, dataFormat)
  const windows = { size, strides, dilation }
  const padding = resolvePadding('x', space, params.padding, windows)
  const convolved = countWindows('x', space, { ...windows, padding }, dataFormat === 'channelsLast' ? 1 : 2)
  const batch = x[0] ?? 1
  return dataFormat === 'channelsLast' ? [batch, ...convolved, filters] : [batch, filters, ...convolved]
}

interface GateWeights<V> {
  /** `[...size, channels, gates * filters]`. */
  readonly kernel: V
  /** `[gates * filters]`. */
  readonly bias: V | null
}

interface GateOptions extends ConvolutionOptions {
  readonly gates: number
  readonly dataFormat: DataFormat
}

/**
 * The sums of all gates of one step `[batch, ...space, channels]` or of all at once `[time, batch, ...space, channels]`, in the layout of
 * channels of `x`. One convolution where nothing is masked.
 * @param masks one mask of a step for each gate, stacked
 */
export function convolveGates<V>(
  ops: Ops<V>,
  x: V,
  masks: V | null,
  { kernel, bias }: GateWeights<V>,
  { gates, dataFormat, ...options }: GateOptions,
): V {
  const shape = ops.shapeOf(x)
  const isSequence = shape.length > ops.shapeOf(kernel).length
  const convolve = (steps: V, part: V): V => {
    // A convolution has one batch axis.
    const batch = isSequence ? ops.reshape(steps, [-1, ...shape.slice(2)]) : steps
    return ops.convolution(toChannelsLast(ops, batch, dataFormat), part, options)
  }
  const sums = masks === null ? convolve(x, kernel) : ops.concat(convolveEach(masks), -1)
  const y = fromChannelsLast(ops, bias === null ? sums : ops.add(sums, bias), dataFormat)
  return isSequence ? ops.reshape(y, [...shape.slice(0, 2), ...ops.shapeOf(y).slice(1)]) : y

  function convolveEach(all: V): readonly V[] {
    const kernels = ops.split(kernel, gates)
    return unstackMasks(ops, all, gates).map((mask, gate) => convolve(ops.multiply(x, mask), kernels[gate] ?? kernel))
  }
}

/** Cuts the sums of one step into those of each gate. */
export function splitGates<V>(ops: Ops<V>, sums: V, gates: number, dataFormat: DataFormat): readonly V[] {
  return ops.split(sums, gates, dataFormat === 'channelsLast' ? -1 : 1)
}
