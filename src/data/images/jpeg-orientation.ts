import type { Pixels } from './pixels.js'

/** How a camera was held, as Exif says it: 1 is upright, 6 turned to the left, and so on. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const orientationTag = 0x0112

/** The orientation that a JPEG file tells (Exif 2.32, tag 0x0112); 1 where it tells none. */
export function readOrientation(bytes: Uint8Array): Orientation {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let place = 2; place + 4 <= view.byteLength;) {
    const marker = view.getUint16(place)
    // Pixels follow.
    if (marker === 0xffda || marker >> 8 !== 0xff) return 1
    const length = view.getUint16(place + 2)
    if (marker === 0xffe1 && isExif(view, place + 4)) return readExif(view, place + 10, place + 2 + length)
    place += 2 + length
  }
  return 1
}

function isExif(view: DataView, place: number): boolean {
  return place + 6 <= view.byteLength && view.getUint32(place) === 0x45786966 && view.getUint16(place + 4) === 0
}

/** A TIFF header and its first directory: entries of twelve bytes. */
function readExif(view: DataView, start: number, end: number): Orientation {
  const last = Math.min(end, view.byteLength)
  if (start + 8 > last) return 1
  const isLittle = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, isLittle)
  if (directory + 2 > last) return 1
  const count = view.getUint16(directory, isLittle)
  for (let entry = directory + 2; entry + 12 <= last && entry < directory + 2 + 12 * count; entry += 12) {
    if (view.getUint16(entry, isLittle) !== orientationTag) continue
    const value = view.getUint16(entry + 8, isLittle)
    return isOrientation(value) ? value : 1
  }
  return 1
}

function isOrientation(value: number): value is Orientation {
  return value >= 1 && value <= 8
}

/** Where the pixel at (x, y) of the upright image lies in one of width w and height h that was stored so. */
const sources: Readonly<
  Record<Orientation, (x: number, y: number, w: number, h: number) => readonly [number, number]>
> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [y, h - 1 - x],
  7: (x, y, w, h) => [w - 1 - y, h - 1 - x],
  8: (x, y, w) => [w - 1 - y, x],
}

/** The image as it was seen. */
export function turnUpright(pixels: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return pixels
  const { width: w, height: h, data } = pixels
  const [width, height] = orientation >= 5 ? [h, w] : [w, h]
  const upright = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = sources[orientation](x, y, w, h)
      const from = 3 * (fromY * w + fromX)
      upright.set(data.subarray(from, from + 3), 3 * (y * width + x))
    }
  }
  return { width, height, data: upright }
}
