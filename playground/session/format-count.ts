import { substituteSizes } from '../../src/operations/size.js'
import type { Size } from '../../src/operations/types.js'

const units = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const

/** A count in few characters: `93.3 k`. */
export function formatCount(count: number): string {
  const unit = units.find(([size]) => count >= size)
  if (!unit || count < 10_000) return count.toLocaleString('en')
  return `${trim(count / unit[0])} ${unit[1]}`
}

/** Bytes in few characters, in powers of 1024: `3.2 MiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const exponent = Math.min(4, Math.floor(Math.log2(bytes) / 10))
  return `${trim(bytes / 1024 ** exponent)} ${['KiB', 'MiB', 'GiB', 'TiB'][exponent - 1]!}`
}

/** What a cost is for one example; a formula where it depends on more than the batch. */
export function formatCostOfOne(cost: Size): string {
  const one = substituteSizes(cost, { batch: 1 })
  return typeof one === 'number' ? formatCount(one) : one
}

export function formatTime(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`
  return milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

function trim(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
