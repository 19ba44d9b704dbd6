import type { Distribution } from '../../graph/training.js'

/** A distribution for each of several epochs, as shares of one grid: `densities[epoch][row]`, the row of the least values first. */
export interface DistributionPicture {
  readonly min: number
  readonly max: number
  readonly densities: readonly Float64Array[]
}

/**
 * Lays distributions of different ranges over one range from the least to the greatest value, in `rows` equal parts. Within its own parts a distribution counts
 * as even. Each column is scaled to its own peak, so that a narrow distribution does not make a wide one invisible.
 */
export function pictureOf(distributions: readonly Distribution[], rows: number): DistributionPicture | null {
  const finite = distributions.filter(({ min, max }) => Number.isFinite(min) && Number.isFinite(max))
  if (finite.length === 0) return null
  const least = Math.min(...finite.map(({ min }) => min))
  const greatest = Math.max(...finite.map(({ max }) => max))
  // All values are one: a band in the middle shows it.
  const margin = greatest > least ? 0 : Math.abs(least) * 0.1 || 0.1
  const from = least - margin
  const to = greatest + margin
  return { min: from, max: to, densities: distributions.map((each) => columnOf(each, from, to, rows)) }
}

function columnOf({ min, max, counts }: Distribution, from: number, to: number, rows: number): Float64Array {
  const column = new Float64Array(rows)
  const size = (to - from) / rows
  const width = (max - min) / counts.length
  counts.forEach((count, index) => {
    if (count === 0) return
    const low = (min + index * width - from) / size
    const high = (min + (index + 1) * width - from) / size
    spread(column, low, high, count)
  })
  const peak = column.reduce((most, value) => Math.max(most, value), 0)
  return peak > 0 ? column.map((value) => value / peak) : column
}

/** Adds an amount to the rows between two places, by the share of it that falls into each. */
function spread(column: Float64Array, low: number, high: number, amount: number): void {
  const last = column.length - 1
  const first = Math.max(0, Math.min(last, Math.floor(low)))
  if (high - low < 1e-9) {
    column[first]! += amount
    return
  }
  for (let row = first; row <= last && row < high; row++) {
    const part = Math.min(high, row + 1) - Math.max(low, row)
    if (part > 0) column[row]! += (amount * part) / (high - low)
  }
}
