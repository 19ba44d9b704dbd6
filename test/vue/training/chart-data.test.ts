import { describe, expect, it } from 'vitest'
import { chartData } from '../../../src/vue/training/chart-data.js'
import { type ChartLine, countUpTo, endOf, valueAt } from '../../../src/vue/training/chart-line.js'

const line = (y: ArrayLike<number>, x: ArrayLike<number> | null = null): ChartLine => ({
  ...{ key: 'a', label: 'a', colour: 0, isDashed: false, isPale: false, hasPoints: false },
  ...{ x, y },
})

describe('the points of a chart', () => {
  it('stand as they are where there is room for them', () => {
    expect(chartData([line([3, 1, 2]), line([9, 8], [1, 3])], [1, 3], 100)).toEqual([
      [1, 2, 3],
      [3, 1, 2],
      [9, null, 8],
    ])
  })

  it('of a part of the axis are those of this part', () => {
    expect(chartData([line([10, 11, 12, 13, 14])], [2.4, 3.6], 100)).toEqual([
      [2, 3, 4],
      [11, 12, 13],
    ])
  })

  it('lead out of the part to the next points on both sides', () => {
    const lines = [line([10, 11, 12, 13, 14, 15]), line([6, 7, 8, 9], [1, 3, 5, 6]), line([1, 2], [2, 9])]
    expect(chartData(lines, [3, 4], 100)).toEqual([
      [1, 2, 3, 4, 5, 9],
      [null, null, 12, 13, null, null],
      [6, null, 7, null, 8, null],
      [null, 1, null, null, null, 2],
    ])
  })

  it('keep every peak where several share a pixel, and are no more than two a pixel', () => {
    const losses = Float64Array.from({ length: 20_000 }, (_, index) => Math.sin(index))
    losses[12_345] = 50
    losses[777] = -50
    const [x, y = []] = chartData([line(losses)], [1, 20_000], 400)
    expect(x.length).toBeLessThanOrEqual(800)
    expect(y).toHaveLength(x.length)
    expect(Math.max(...y.map((value) => value ?? 0))).toBe(50)
    expect(Math.min(...y.map((value) => value ?? 0))).toBe(-50)
    const peak = y.indexOf(50)
    expect(Math.abs(x[peak]! - 12_346)).toBeLessThan(50)
    expect([...x].sort((a, b) => a - b)).toEqual(x)
  })

  it('leave out what is not finite, and on a logarithmic axis what is not positive', () => {
    expect(chartData([line([NaN, Infinity, 0, -1, 2])], [1, 5], 100)[1]).toEqual([null, null, 0, -1, 2])
    expect(chartData([line([NaN, Infinity, 0, -1, 2])], [1, 5], 100, true)[1]).toEqual([null, null, null, null, 2])
  })

  it('are none, and no error, before the first step', () => {
    expect(chartData([line([])], [1, 2], 100)).toEqual([
      [1, 2],
      [null, null],
    ])
    expect(endOf([line([])])).toBe(1)
  })
})

describe('reading a line', () => {
  it('gives the value at a place, or the last one before it', () => {
    expect(valueAt(line([5, 6, 7]), 2)).toBe(6)
    expect(valueAt(line([5, 6, 7]), 90)).toBe(7)
    expect(valueAt(line([5, 6], [10, 20]), 15)).toBe(5)
    expect(valueAt(line([5, 6], [10, 20]), 9)).toBeNull()
    expect(countUpTo([1, 3, 3, 8], 3)).toBe(3)
  })
})
