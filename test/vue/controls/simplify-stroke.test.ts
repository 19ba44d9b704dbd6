import { describe, expect, it } from 'vitest'
import { simplifyStroke } from '../../../src/vue/controls/simplify-stroke.js'

describe('simplifyStroke', () => {
  it('leaves out what lies on a line, and keeps corners and ends', () => {
    expect(simplifyStroke([0, 0, 10, 1, 20, 0, 30, 0, 30, 12, 30, 30])).toEqual([0, 0, 30, 0, 30, 30])
  })

  it('keeps dots, lines and loops', () => {
    expect(simplifyStroke([4, 5])).toEqual([4, 5])
    expect(simplifyStroke([4, 5, 9, 9])).toEqual([4, 5, 9, 9])
    expect(simplifyStroke([0, 0, 40, 0, 40, 40, 0, 0])).toEqual([0, 0, 40, 0, 40, 40, 0, 0])
  })
})
