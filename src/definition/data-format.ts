import type { Ops } from '../operations/ops.js'
import type { Shape } from '../operations/types.js'
import { choice } from './params/index.js'

export type DataFormat = 'channelsLast' | 'channelsFirst'

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
