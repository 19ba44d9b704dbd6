import { describe, expect, it } from 'vitest'
import { sampleCurve } from '../../../src/operations/plain/curve.js'

const x = Float64Array.of(-2, -0.5, 1, 3)

describe('a curve', () => {
  it('has values and slopes', () => {
    const curve = sampleCurve((v, ops) => ops.elu(v, 2), x)
    expect(curve?.isMixing).toBe(false)
    curve?.x.forEach((at, index) => {
      expect(curve.y[index]).toBeCloseTo(at > 0 ? at : 2 * Math.expm1(at), 12)
      expect(curve.slope[index]).toBeCloseTo(at > 0 ? 1 : 2 * Math.exp(at), 12)
    })
  })

  it('of softmax is that of the first of [x, 0]: a sigmoid', () => {
    const curve = sampleCurve((v, ops) => ops.softmax(v, -1), x)
    expect(curve?.isMixing).toBe(true)
    curve?.x.forEach((at, index) => {
      const sigmoid = 1 / (1 + Math.exp(-at))
      expect(curve.y[index]).toBeCloseTo(sigmoid, 12)
      expect(curve.slope[index]).toBeCloseTo(sigmoid * (1 - sigmoid), 12)
    })
  })

  it('is none where the points influence one another', () => {
    expect(sampleCurve((v, ops) => ops.softmax(v, 0), x)).toBeNull()
  })
})
