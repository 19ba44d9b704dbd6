import type { TensorData } from '../../src/operations/types.js'

/** What a tensor holds, in a few numbers. */
export interface Statistics {
  readonly min: number
  readonly max: number
  readonly mean: number
  /** Values that are NaN or infinite; they are left out of the rest. */
  readonly nonFinite: number
}

/** `null` where there is no finite value. */
export function statisticsOf({ data }: TensorData): Statistics | null {
  let min = Infinity
  let max = -Infinity
  let sum = 0
  let nonFinite = 0
  for (const value of data) {
    if (!Number.isFinite(value)) {
      nonFinite++
      continue
    }
    if (value < min) min = value
    if (value > max) max = value
    sum += value
  }
  return min > max ? null : { min, max, mean: sum / (data.length - nonFinite), nonFinite }
}
