import type { Distribution } from '../graph/training.js'

/** Bars of a histogram. */
const parts = 40

/** What a series of numbers looks like. Numbers that are not finite are left out. */
export function describeDistribution(values: Iterable<number>): Distribution {
  let [min, max, sum, squares, count] = [Infinity, -Infinity, 0, 0, 0]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < min) min = value
    if (value > max) max = value
    sum += value
    squares += value * value
    count++
  }
  const counts = Array<number>(parts).fill(0)
  if (count === 0) return { min: 0, max: 0, mean: 0, deviation: 0, counts }
  const scale = max > min ? parts / (max - min) : 0
  for (const value of values) {
    if (Number.isFinite(value)) counts[Math.min(parts - 1, Math.floor((value - min) * scale))]!++
  }
  const mean = sum / count
  return { min, max, mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)), counts }
}
