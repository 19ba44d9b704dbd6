/** An image: red, green and blue of each pixel, row by row, from 0 to 255. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** More pixels than this are refused: a small file may hold a huge picture. */
export const mostPixels = 100_000_000

/** @throws Error for a picture of more pixels than are taken */
export function checkPixels(width: number, height: number): void {
  if (width * height > mostPixels) throw new Error(`${width} x ${height} pixels, which are too many`)
}

/** Lays RGBA pixels on white paper, which transparent pictures are drawn for. */
export function onPaper(rgba: ArrayLike<number>, width: number, height: number): Pixels {
  const data = new Uint8Array(3 * width * height)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = rgba[4 * pixel + 3]! / 255
    for (let channel = 0; channel < 3; channel++) {
      data[3 * pixel + channel] = Math.round(rgba[4 * pixel + channel]! * alpha + 255 * (1 - alpha))
    }
  }
  return { width, height, data }
}
