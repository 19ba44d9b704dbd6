import type { Ops } from '../operations/ops.js'
import type { Shape } from '../operations/types.js'
import type { Nested } from './node.js'
import { choice } from './params/index.js'
import type { TensorPort } from './port.js'

export type DataFormat = 'channelsLast' | 'channelsFirst'

/** How many axes a space has: time, an image, a volume. */
export type SpatialRank = 1 | 2 | 3

/** The axes of a space by name. */
export const spaceNames: Readonly<Record<SpatialRank, string>> = {
  1: 'time',
  2: 'height, width',
  3: 'depth, height, width',
}

/** An input of so many spatial axes. */
export function spatialPort(rank: SpatialRank): TensorPort {
  return { kind: 'tensor', rank: { min: rank + 2, max: rank + 2 }, doc: `\`[batch, ${spaceNames[rank]}, channels]\`.` }
}

/** For examples: values along the first axis of a space, the others having length 1; one example, one channel. */
export function alongFirstAxis(rank: SpatialRank, values: readonly number[]): Nested {
  return [values.map((value) => Array.from({ length: rank }).reduce<Nested>((inner) => [inner], value))]
}

/** Where the channels stand in images and volumes, for every node that looks at space. */
export const dataFormat = choice<DataFormat>({
  default: 'channelsLast',
  isAdvanced: true,
  options: { channelsLast: 'channels last', channelsFirst: 'channels first' },
  doc: 'Whether the channels are the last axis, `[batch, ...space, channels]`, or the second, `[batch, channels, ...space]`.',
})

/** The lengths of the spatial axes of `[batch, ...space, channels]` or `[batch, channels, ...space]`. */
export function spatialShape(shape: Shape, format: DataFormat): Shape {
  return format === 'channelsLast' ? shape.slice(1, -1) : shape.slice(2)
}

/** The number of channels. */
export function channelsOf(shape: Shape, format: DataFormat): Shape[number] {
  return shape.at(format === 'channelsLast' ? -1 : 1) ?? 1
}

/** The shape with the channels last. */
export function channelsLastShape(shape: Shape, format: DataFormat): Shape {
  return [shape[0] ?? 1, ...spatialShape(shape, format), channelsOf(shape, format)]
}

/** `x` with the channels last, as the operations take it. */
export function toChannelsLast<V>(ops: Ops<V>, x: V, format: DataFormat): V {
  const rank = ops.shapeOf(x).length
  if (format === 'channelsLast') return x
  return ops.transpose(x, [0, ...Array.from({ length: rank - 2 }, (_, i) => i + 2), 1])
}

/** Undoes `toChannelsLast`. */
export function fromChannelsLast<V>(ops: Ops<V>, y: V, format: DataFormat): V {
  const rank = ops.shapeOf(y).length
  if (format === 'channelsLast') return y
  return ops.transpose(y, [0, rank - 1, ...Array.from({ length: rank - 2 }, (_, i) => i + 1)])
}

/** The axis of `x` that is the first of its space. */
export function firstSpatialAxis(format: DataFormat): number {
  return format === 'channelsLast' ? 1 : 2
}
