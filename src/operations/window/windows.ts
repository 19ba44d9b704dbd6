import { ShapeError } from '../operation.js'
import { addSizes, ceilDivideSizes, floorDivideSizes, formatShape, isKnownShape, subtractSizes } from '../size.js'
import type { Shape, Size } from '../types.js'

/** Elements that a window may look at before and after each spatial axis. */
export type PaddingPairs = readonly (readonly [low: number, high: number])[]

/** The paddings of Keras, or pairs of one's own. */
export type PaddingMode = 'valid' | 'same' | 'causal' | PaddingPairs

/**
 * How a window is moved over the spatial axes; one number an axis in each member. `same` stands only while a length is symbolic
 * and the stride is not 1, because how much is padded then depends on the length; in a program of numbers there are pairs.
 */
export interface Windows {
  readonly size: readonly number[]
  readonly strides: readonly number[]
  readonly dilation: readonly number[]
  readonly padding: 'same' | PaddingPairs
}

/** Strides, dilations and sizes as a person gives them: one number for all axes or one for each. */
export type PerAxis = number | readonly number[]

/** One positive whole number for each of `rank` axes. @throws ShapeError otherwise. */
export function toPerAxis(at: string, what: string, rank: number, given: PerAxis): readonly number[] {
  const values = typeof given === 'number' ? Array.from({ length: rank }, () => given) : given
  if (values.length !== rank || !values.every((value) => Number.isInteger(value) && value >= 1)) {
    throw new ShapeError(at, `${what} of ${rank} whole numbers of at least 1`, formatShape(values))
  }
  return values
}

/** How many elements a window spans along an axis, gaps of a dilation included. */
export function windowExtent({ size, dilation }: Windows, axis: number): number {
  return (size[axis]! - 1) * dilation[axis]! + 1
}

/** Padding as an attribute for windows over these spatial lengths. @throws ShapeError for `causal` on more than one axis. */
export function resolvePadding(
  at: string,
  spatial: Shape,
  mode: PaddingMode,
  windows: Omit<Windows, 'padding'>,
): Windows['padding'] {
  if (mode === 'valid') return spatial.map(() => [0, 0])
  if (mode === 'same') return samePairs(spatial, { ...windows, padding: 'same' }) ?? 'same'
  if (mode !== 'causal') return mode
  if (spatial.length !== 1) throw new ShapeError(at, 'one spatial axis for causal padding', formatShape(spatial))
  return [[windowExtent({ ...windows, padding: 'same' }, 0) - 1, 0]]
}

/** The numbers of elements padded, for spatial lengths that are known: what a kernel needs. */
export function paddingPairs(spatial: readonly number[], windows: Windows): PaddingPairs {
  if (windows.padding !== 'same') return windows.padding
  return samePairs(spatial, windows) ?? []
}

/**
 * The pairs of `same` padding: as many results as ceil(length / stride), the odd element after the end, as in Keras.
 * `null` while it depends on a symbolic length.
 */
function samePairs(spatial: Shape, windows: Windows): PaddingPairs | null {
  const totals = spatial.map((length, axis) => {
    const stride = windows.strides[axis]!
    const extent = windowExtent(windows, axis)
    if (stride === 1) return extent - 1
    return typeof length === 'number' ? Math.max((Math.ceil(length / stride) - 1) * stride + extent - length, 0) : null
  })
  if (totals.includes(null)) return null
  return totals.map((total) => [Math.floor((total ?? 0) / 2), Math.ceil((total ?? 0) / 2)])
}

/**
 * How many windows fit along each spatial axis.
 * @throws ShapeError where not even one does; `firstAxis` is the axis of the first spatial length, for the message.
 */
export function countWindows(at: string, spatial: Shape, windows: Windows, firstAxis = 1): Shape {
  return spatial.map((length, axis): Size => {
    const stride = windows.strides[axis]!
    if (windows.padding === 'same') return ceilDivideSizes(length, stride)
    const extent = windowExtent(windows, axis)
    const [low, high] = windows.padding[axis]!
    const room = subtractSizes(addSizes(length, low, high), extent)
    if (typeof room === 'number' && room < 0) {
      const padded = low + high === 0 ? '' : ` with the padding of ${low} and ${high}`
      throw new ShapeError(
        at,
        `a length of at least ${extent - low - high} along axis ${axis + firstAxis}${padded}`,
        String(length),
      )
    }
    return addSizes(floorDivideSizes(room, stride), 1)
  })
}

/** Checks the members of attributes that did not come through a caller. @throws ShapeError for lists of other lengths than `rank`. */
export function checkWindows(at: string, rank: number, { size, strides, dilation, padding }: Windows): void {
  toPerAxis(at, 'a size', rank, size)
  toPerAxis(at, 'strides', rank, strides)
  toPerAxis(at, 'a dilation', rank, dilation)
  if (padding === 'same') return
  const isWhole = padding.flat().every((amount) => Number.isInteger(amount) && amount >= 0)
  if (padding.length !== rank || !isWhole) {
    throw new ShapeError(at, `${rank} pairs of whole numbers of at least 0 as padding`, JSON.stringify(padding))
  }
}

/** The spatial lengths as numbers. @throws ShapeError for a symbolic one. */
export function knownLengths(at: string, shape: Shape): readonly number[] {
  if (!isKnownShape(shape)) throw new ShapeError(at, 'known lengths', formatShape(shape))
  return shape
}
