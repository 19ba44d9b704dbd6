import { describe, expect, it } from 'vitest'
import { confusionOf } from '../../../src/vue/training/confusion.js'
import { pictureOf } from '../../../src/vue/training/distribution-picture.js'
import { formatDuration } from '../../../src/vue/training/format-duration.js'

describe('a confusion matrix', () => {
  it('has recall by row, precision by column, and the accuracy of all', () => {
    const data = new Float32Array([8, 2, 0, 1, 4, 0, 0, 0, 0])
    const confusion = confusionOf({ dtype: 'float32', shape: [3, 3], data })
    expect(confusion?.totals).toEqual([10, 5, 0])
    expect(confusion?.recall).toEqual([0.8, 0.8, null])
    expect(confusion?.precision.slice(0, 2)).toEqual([8 / 9, 4 / 6])
    expect(confusion?.precision[2]).toBeNull()
    expect(confusion?.accuracy).toBe(0.8)
  })

  it('is square', () => {
    expect(confusionOf({ dtype: 'float32', shape: [2, 3], data: new Float32Array(6) })).toBeNull()
    expect(confusionOf({ dtype: 'float32', shape: [4], data: new Float32Array(4) })).toBeNull()
  })
})

describe('distributions over epochs', () => {
  const distribution = (min: number, max: number, counts: readonly number[]) => ({
    ...{ min, max, counts, mean: 0, deviation: 0 },
  })

  it('lie over one range, each scaled to its peak', () => {
    const picture = pictureOf([distribution(0, 2, [3, 1]), distribution(2, 4, [5, 5])], 4)
    expect(picture).toMatchObject({ min: 0, max: 4 })
    expect(Array.from(picture?.densities[0] ?? [])).toEqual([1, 1 / 3, 0, 0])
    expect(Array.from(picture?.densities[1] ?? [])).toEqual([0, 0, 1, 1])
  })

  it('spread a part over the rows that it covers', () => {
    const picture = pictureOf([distribution(0, 4, [2, 2]), distribution(1, 3, [1])], 4)
    expect(Array.from(picture?.densities[0] ?? [])).toEqual([1, 1, 1, 1])
    expect(Array.from(picture?.densities[1] ?? [])).toEqual([0, 1, 1, 0])
  })

  it('show one value as a band, and nothing for none', () => {
    const picture = pictureOf([distribution(5, 5, [7])], 5)
    expect(Array.from(picture?.densities[0] ?? [])).toEqual([0, 0, 1, 0, 0])
    expect(pictureOf([], 5)).toBeNull()
    expect(pictureOf([distribution(NaN, NaN, [])], 5)).toBeNull()
  })
})

describe('a time', () => {
  it('reads as a person says it', () => {
    expect([4.21, 59.6, 80, 7500].map(formatDuration)).toEqual(['4.2 s', '1 min 0 s', '1 min 20 s', '2 h 5 min'])
  })
})
