import { describe, expect, it } from 'vitest'
import { formatImage, type Interpolation } from '../../../src/data/images/resize-pixels.js'

/** The squares of 0 to 14 as a grey image of three rows. */
const squares = {
  width: 5,
  height: 3,
  data: Uint8Array.from({ length: 45 }, (_, index) => Math.floor(index / 3) ** 2),
}

const resize = (height: number, width: number, interpolation: Interpolation) =>
  Array.from(formatImage(squares, { size: [height, width], colorMode: 'grayscale', interpolation }))

describe('an image is brought to a size', () => {
  // keras.ops.image.resize, Keras 3.15.1, antialias=False, rounded
  it('bilinear, as Keras does', () => {
    expect(resize(2, 3, 'bilinear')).toEqual([7, 15, 29, 87, 120, 159])
    expect(resize(5, 7, 'bilinear').slice(7, 21)).toEqual([10, 13, 17, 22, 28, 36, 42, 25, 31, 40, 49, 60, 71, 81])
  })

  it('nearest, as Keras does', () => {
    expect(resize(2, 3, 'nearest')).toEqual([0, 4, 16, 100, 144, 196])
    expect(resize(5, 7, 'nearest').slice(0, 7)).toEqual([0, 1, 1, 4, 9, 9, 16])
  })

  it('by the mean of what a new pixel covers', () => {
    expect(resize(1, 5, 'area')).toEqual(
      [42, 52, 66, 84, 106].map((_, x) => Math.round((x ** 2 + (x + 5) ** 2 + (x + 10) ** 2) / 3)),
    )
    expect(resize(3, 2, 'area')[0]).toBe(Math.round((0 + 1 + 0.5 * 4) / 2.5))
    expect(resize(3, 5, 'area')).toEqual(resize(3, 5, 'bilinear'))
  })

  it('grey as the eye weighs colours', () => {
    const colours = { width: 3, height: 1, data: new Uint8Array([255, 0, 0, 0, 255, 0, 0, 0, 255]) }
    const format = { size: [1, 3], interpolation: 'bilinear' } as const
    expect(Array.from(formatImage(colours, { ...format, colorMode: 'grayscale' }))).toEqual([76, 150, 29])
    expect(formatImage(colours, { ...format, colorMode: 'rgb' })).toEqual(colours.data)
  })
})
