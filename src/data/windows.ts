import type { SourceData } from '../definition/source.js'
import type { TensorData } from '../operations/types.js'
import { mixedOrder } from './mixed-order.js'

/** How a series is cut into examples. */
export interface Windows {
  /** Steps that are seen. */
  readonly window: number
  /** Steps after them that are to be predicted. */
  readonly horizon: number
  /** Steps from one example to the next. */
  readonly stride: number
  /** Values a step. */
  readonly features: number
  /** Which of them are to be predicted: one leaves its axis out, `null` stands for all. */
  readonly targets: readonly [number] | null
  readonly isMixed?: boolean
}

/** How many examples a series of so many steps gives; 0 if it is shorter than one. */
export function countWindows(
  steps: number,
  { window, horizon, stride }: Pick<Windows, 'window' | 'horizon' | 'stride'>,
): number {
  return Math.max(0, Math.floor((steps - window - horizon) / stride) + 1)
}

/**
 * The windows of a series `[steps, features]`: `window` `[window, features]`, `target` `[horizon]` or `[horizon, features]`. Nothing is copied
 * before a batch is asked for, so that overlapping windows take no memory.
 */
export function windowedSeries(
  series: Float32Array,
  windows: Windows,
  ports = { window: 'window', target: 'target' },
): SourceData {
  const { window, horizon, stride, features, targets, isMixed = false } = windows
  const examples = countWindows(series.length / features, windows)
  const order = isMixed ? mixedOrder(examples) : null
  const startOf = (index: number) => {
    if (!Number.isInteger(index) || index < 0 || index >= examples) {
      throw new RangeError(`series: expected an example from 0 to ${examples - 1}, received ${index}`)
    }
    return (order?.[index] ?? index) * stride
  }
  const take = (indices: readonly number[], offset: number, steps: number): Float32Array => {
    const data = new Float32Array(indices.length * steps * features)
    indices.forEach((index, place) => {
      const start = (startOf(index) + offset) * features
      data.set(series.subarray(start, start + steps * features), place * steps * features)
    })
    return data
  }
  const targetOf = (indices: readonly number[]): TensorData => {
    const data = take(indices, window, horizon)
    if (!targets) return { dtype: 'float32', shape: [indices.length, horizon, features], data }
    const [feature] = targets
    const chosen = data.filter((_, place) => place % features === feature)
    return { dtype: 'float32', shape: [indices.length, horizon], data: chosen }
  }
  return {
    examples,
    batch: (indices) => ({
      [ports.window]: { dtype: 'float32', shape: [indices.length, window, features], data: take(indices, 0, window) },
      [ports.target]: targetOf(indices),
    }),
  }
}
