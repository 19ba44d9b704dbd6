import { encode as encodePng } from 'fast-png'
import jpeg from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { decodeImage } from '../../../src/data/images/decode-image.js'
import { type Orientation, readOrientation, turnUpright } from '../../../src/data/images/jpeg-orientation.js'

const bytesOf = (data: Uint8Array) => new Uint8Array(data)
const decode = (data: Uint8Array) => decodeImage({ path: 'cats/1.png', data: bytesOf(data) })

/** A JPEG with an Exif part that tells how it was held. */
function held(orientation: number, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(16 * 8 * 4).fill(255)
  for (let pixel = 0; pixel < 8 * 8; pixel++)
    data.fill(0, 64 * Math.floor(pixel / 8) + 4 * (pixel % 8), 64 * Math.floor(pixel / 8) + 4 * (pixel % 8) + 3)
  const plain = jpeg.encode({ width: 16, height: 8, data }, 95).data
  const exif = new DataView(new ArrayBuffer(36))
  const write16 = (place: number, value: number) => exif.setUint16(place, value, isLittle)
  exif.setUint16(0, 0xffe1)
  exif.setUint16(2, 34)
  exif.setUint32(4, 0x45786966)
  exif.setUint16(10, isLittle ? 0x4949 : 0x4d4d)
  write16(12, 42)
  exif.setUint32(14, 8, isLittle)
  write16(18, 1)
  write16(20, 0x0112)
  write16(22, 3)
  exif.setUint32(24, 1, isLittle)
  write16(28, orientation)
  return new Uint8Array([...plain.subarray(0, 2), ...new Uint8Array(exif.buffer), ...plain.subarray(2)])
}

describe('PNG', () => {
  it.each([
    ['colours', { channels: 3, data: new Uint8Array([1, 2, 3, 4, 5, 6]) }, [1, 2, 3, 4, 5, 6]],
    ['grey', { channels: 1, data: new Uint8Array([7, 8]) }, [7, 7, 7, 8, 8, 8]],
    ['sixteen bits', { channels: 1, depth: 16, data: new Uint16Array([0x1234, 0xff00]) }, [18, 18, 18, 255, 255, 255]],
    ['one bit', { channels: 1, depth: 1, data: new Uint8Array([0b01000000]) }, [0, 0, 0, 255, 255, 255]],
    [
      'alpha, on white paper',
      { channels: 4, data: new Uint8Array([0, 0, 0, 0, 100, 0, 0, 255]) },
      [255, 255, 255, 100, 0, 0],
    ],
    ['grey with alpha', { channels: 2, data: new Uint8Array([0, 51, 0, 255]) }, [204, 204, 204, 0, 0, 0]],
  ] as const)('of %s', async (_name, image, expected) => {
    const png = encodePng({ width: 2, height: 1, ...image })
    expect(await decode(png)).toEqual({ width: 2, height: 1, data: new Uint8Array(expected) })
  })
})

describe('JPEG', () => {
  it.each([
    [1, [0, 255]],
    [2, [255, 0]],
    [3, [255, 0]],
  ])('held as %i is upright', async (orientation, [left, right]) => {
    const { width, height, data } = await decode(held(orientation, true))
    expect([width, height]).toEqual([16, 8])
    expect(Math.abs(data[0]! - left!)).toBeLessThan(8)
    expect(Math.abs(data[3 * 15]! - right!)).toBeLessThan(8)
  })

  it.each([
    [6, 0, 255],
    [8, 255, 0],
  ])('held as %i is turned', async (orientation, top, bottom) => {
    const { width, height, data } = await decode(held(orientation, false))
    expect([width, height]).toEqual([8, 16])
    expect(Math.abs(data[0]! - top)).toBeLessThan(8)
    expect(Math.abs(data[3 * 8 * 15]! - bottom)).toBeLessThan(8)
  })

  it('tells its orientation, whatever stands before, and 1 where it ends early', () => {
    expect([true, false].map((isLittle) => readOrientation(held(5, isLittle)))).toEqual([5, 5])
    expect(readOrientation(held(9, true))).toBe(1)
    for (let length = 0; length < 40; length++) {
      expect([1, 5]).toContain(readOrientation(held(5, true).subarray(0, length)))
    }
  })

  it('has each of the eight orientations as Exif draws them', () => {
    // Two rows of three pixels, told apart by their red.
    const stored = { width: 3, height: 2, data: Uint8Array.from({ length: 18 }, (_, index) => Math.floor(index / 3)) }
    const seen = ([1, 2, 3, 4, 5, 6, 7, 8] as Orientation[]).map((orientation) => {
      const { data } = turnUpright(stored, orientation)
      return Array.from(data.filter((_, index) => index % 3 === 0)).join('')
    })
    expect(seen).toEqual(['012345', '210543', '543210', '345012', '031425', '304152', '524130', '251403'])
  })
})

describe('what is refused, with its name', () => {
  it.each([
    [
      'another format',
      new Uint8Array([0x52, 0x49, 0x46, 0x46]),
      'a format other than PNG and JPEG, which only a browser decodes',
    ],
    [
      'a PNG that ends early',
      encodePng({ width: 2, height: 2, channels: 1, data: new Uint8Array(4) }).subarray(0, 40),
      '',
    ],
    ['a PNG of a billion pixels', png(1e5, 1e4), '100000 x 10000 pixels, which are too many'],
  ])('%s', async (_name, data, reason) => {
    await expect(decode(data)).rejects.toThrow(`file: expected an image in cats/1.png, received ${reason}`)
  })
})

/** The head of a PNG of a size. */
function png(width: number, height: number): Uint8Array {
  const data = encodePng({ width: 1, height: 1, channels: 1, data: new Uint8Array(1) })
  const view = new DataView(data.buffer, data.byteOffset)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return data
}
