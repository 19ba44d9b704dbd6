/**
 * The pixels `[height, width, 3]` of an image that is stored as three planes: green, red minus green, blue minus green, and of each the
 * differences from the mean, rounded down, of the pixels above and to the left; all modulo 256. Neighbours are alike, so this takes a third
 * less than the pixels once deflated. Outside of the image a neighbour is as the other one, above and left of the first pixel 0.
 */
export function undoDifferences(differences: Uint8Array, shape: readonly number[]): Uint8Array {
  const [height = 0, width = 0] = shape
  const size = height * width
  const planes = new Uint8Array(3 * size)
  for (let plane = 0; plane < 3; plane++) {
    for (let pixel = 0; pixel < size; pixel++) {
      const at = plane * size + pixel
      const hasAbove = pixel >= width
      const hasLeft = pixel % width > 0
      const above = hasAbove ? planes[at - width]! : hasLeft ? planes[at - 1]! : 0
      const left = hasLeft ? planes[at - 1]! : above
      planes[at] = differences[at]! + ((above + left) >> 1)
    }
  }
  const pixels = new Uint8Array(3 * size)
  for (let pixel = 0; pixel < size; pixel++) {
    const green = planes[pixel]!
    pixels.set([planes[size + pixel]! + green, green, planes[2 * size + pixel]! + green], 3 * pixel)
  }
  return pixels
}
