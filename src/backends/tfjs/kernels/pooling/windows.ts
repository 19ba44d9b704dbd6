import { paddingPairs } from '../../../../operations/window/windows.js'
import { type PoolAttributes, poolWindows } from '../../../../operations/window/pool.js'

/** How windows move over the spatial axes, `same` padding counted out. */
export interface PoolWindows {
  readonly size: readonly number[]
  readonly strides: readonly number[]
  readonly padding: readonly (readonly [low: number, high: number])[]
}

/** The windows of a pooling of `[batch, ...spatial, channels]`. */
export function poolWindowsOf(shape: readonly number[], { size, strides, padding }: PoolAttributes): PoolWindows {
  return { size, strides, padding: paddingPairs(shape.slice(1, -1), poolWindows({ size, strides, padding })) }
}

/** A window over one axis of a tensor. */
export interface AxisWindow {
  readonly axis: number
  readonly size: number
  readonly stride: number
  readonly padding: readonly [low: number, high: number]
}

/** The windows axis by axis. */
export function axisWindows({ size, strides, padding }: PoolWindows): AxisWindow[] {
  return size.map((length, index) => ({
    axis: index + 1,
    size: length,
    stride: strides[index] ?? 1,
    padding: padding[index] ?? [0, 0],
  }))
}

/** Whether the window leaves its axis as it is. */
export function isIdle({ size, stride, padding: [low, high] }: AxisWindow): boolean {
  return size === 1 && stride === 1 && low === 0 && high === 0
}

/** How many windows an axis of `length` elements has. */
export function countOf(length: number, { size, stride, padding: [low, high] }: AxisWindow): number {
  return Math.floor((length + low + high - size) / stride) + 1
}

/** How many elements of the axis, padding left out, each window covers. */
export function coverageOf(length: number, window: AxisWindow): number[] {
  const { size, stride, padding } = window
  return Array.from({ length: countOf(length, window) }, (_, index) => {
    const begin = index * stride - padding[0]
    return Math.min(begin + size, length) - Math.max(begin, 0)
  })
}
