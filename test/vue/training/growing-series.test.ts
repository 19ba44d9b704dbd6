import { describe, expect, it } from 'vitest'
import { computed } from 'vue'
import { expectClose } from '../../closeness.js'
import { GrowingSeries } from '../../../src/vue/training/growing-series.js'

/** The running mean as its formula says, from the beginning. */
function smoothedByFormula(values: readonly number[], weight: number): number[] {
  let sum = 0
  return values.map((value, index) => {
    sum = weight * sum + (1 - weight) * value
    return sum / (1 - weight ** (index + 1))
  })
}

describe('a series that grows', () => {
  it('keeps thousands of numbers in their order, and forgets the last ones', () => {
    const series = new GrowingSeries()
    for (let part = 0; part < 50; part++) series.append(Array.from({ length: 100 }, (_, index) => part * 100 + index))
    expect(series.length).toBe(5000)
    expect(Array.from(series.values)).toEqual(Array.from({ length: 5000 }, (_, index) => index))
    series.cut(10)
    series.append([99])
    expect(Array.from(series.values.slice(-2))).toEqual([9, 99])
  })

  it('is smoothed as it grows as it would be at once, and anew after a cut', () => {
    const values = Array.from({ length: 3000 }, (_, index) => Math.cos(index) + index / 100)
    const series = new GrowingSeries()
    for (let from = 0; from < values.length; from += 7) {
      series.append(values.slice(from, from + 7))
      series.smoothed(0.9)
    }
    expectClose(Array.from(series.smoothed(0.9)), smoothedByFormula(values, 0.9))
    expectClose(Array.from(series.smoothed(0.5)), smoothedByFormula(values, 0.5))
    series.cut(100)
    expectClose(Array.from(series.smoothed(0.5)), smoothedByFormula(values.slice(0, 100), 0.5))
    expect(series.smoothed(0)).toEqual(series.values)
  })

  it('is not drawn away by a loss that is not finite', () => {
    const series = new GrowingSeries()
    series.append([NaN, 1, Infinity, 1])
    const [first, ...others] = series.smoothed(0.5)
    expect(first).toBeNaN()
    expect(others).toEqual([1, 1, 1])
  })

  it('is followed by what was computed from it', () => {
    const series = new GrowingSeries()
    const last = computed(() => series.values.at(-1))
    expect(last.value).toBeUndefined()
    series.append([4])
    expect(last.value).toBe(4)
  })
})
