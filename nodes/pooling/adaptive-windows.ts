import type { Ops } from '../../src/operations/ops.js'

/** For each window the indices of its elements; shorter windows repeat their last one. */
interface AdaptiveWindows {
  readonly width: number
  readonly indices: Int32Array
  /** By what an element is multiplied so that the mean of `width` elements is that of the window: 0 for a repeated one. */
  readonly factors: Float32Array
  /** Whether the windows lie side by side, so that nothing needs to move. */
  readonly isRegular: boolean
}

/** So many windows that together cover an axis of this length; `null` while the length is symbolic. */
export function adaptiveWindows(length: number | string | undefined, count: number): AdaptiveWindows | null {
  if (typeof length !== 'number') return null
  const bounds = Array.from({ length: count }, (_, index) => {
    const begin = Math.floor((index * length) / count)
    return [begin, Math.ceil(((index + 1) * length) / count)] as const
  })
  const width = Math.max(...bounds.map(([begin, end]) => end - begin))
  const steps = Array.from({ length: width }, (_, step) => step)
  return {
    width,
    indices: Int32Array.from(bounds.flatMap(([begin, end]) => steps.map((step) => Math.min(begin + step, end - 1)))),
    factors: Float32Array.from(
      bounds.flatMap(([begin, end]) => steps.map((step) => (begin + step < end ? width / (end - begin) : 0))),
    ),
    isRegular: width * count === length,
  }
}

interface Spread {
  readonly count: number
  readonly windows: AdaptiveWindows | null
  readonly isMax: boolean
}

/** `x` with the windows of this axis side by side, each `width` long. */
export function spreadWindows<V>(ops: Ops<V>, x: V, axis: number, { count, windows, isMax }: Spread): V {
  // While a length is symbolic nothing is computed, and windows of one element have the same result in shape.
  if (windows === null) return ops.gather(x, ops.fill([count], 0, 'int32'), axis)
  const { width, indices, factors, isRegular } = windows
  if (isRegular) return x
  const length = count * width
  const spread = ops.gather(x, ops.constant({ dtype: 'int32', shape: [length], data: indices }), axis)
  if (isMax || factors.every((factor) => factor === 1)) return spread
  const shape = ops.shapeOf(x).map((_, other) => (other === axis ? length : 1))
  return ops.multiply(spread, ops.constant({ dtype: 'float32', shape, data: factors }))
}
