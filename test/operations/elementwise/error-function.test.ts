import { describe, expect, it } from 'vitest'
import { errorFunction } from '../../../src/operations/elementwise/error-function.js'

describe('the error function', () => {
  // Values with 20 digits from the tables of Abramowitz and Stegun (7.1) and from mpmath 1.3.
  it.each([
    [0.1, 0.1124629160182848922],
    [0.4, 0.4283923550466684551],
    [0.5, 0.52049987781304653768],
    [1, 0.84270079294971486934],
    [2, 0.99532226501895273416],
    [3.5, 0.99999925690162765858],
    [4.5, 0.99999999980338395581],
    [1e-20, 1.1283791670955125739e-20],
  ])('of %f', (x, expected) => {
    expect(Math.abs(errorFunction(x) - expected)).toBeLessThanOrEqual(5e-16 * expected)
    expect(errorFunction(-x)).toBe(-errorFunction(x))
  })

  it('holds at the ends', () => {
    expect(errorFunction(0)).toBe(0)
    expect(errorFunction(Infinity)).toBe(1)
    expect(errorFunction(-1e300)).toBe(-1)
    expect(errorFunction(NaN)).toBeNaN()
  })
})
