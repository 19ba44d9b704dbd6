/** Bytes of pictures of one (grey) or three (RGB) channels. */
interface Pixels {
  readonly pixels: Uint8Array
}

interface Pictures {
  /** Of each picture. */
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  /** How many stand side by side. */
  readonly columns: number
}

/** A picture of one (grey) or three (RGB) channels, one byte a channel, ready to be drawn onto a canvas. */
export function toPicture(pixels: Uint8Array, width: number, height: number, channels: 1 | 3): OffscreenCanvas {
  return toSheet([{ pixels }], { width, height, channels, columns: 1 })
}

/**
 * Pictures of one size on one sheet, row by row without gaps. It stays out of the graphics device, to which each of many small canvases would
 * be a load of its own.
 */
export function toSheet(images: readonly Pixels[], { width, height, channels, columns }: Pictures): OffscreenCanvas {
  const across = Math.max(1, width * columns)
  const down = Math.max(1, height * Math.ceil(images.length / columns))
  const rgba = new Uint8ClampedArray(across * down * 4)
  images.forEach(({ pixels }, index) => {
    const first = Math.floor(index / columns) * height * across + (index % columns) * width
    for (let pixel = 0; pixel < width * height; pixel++) {
      const at = 4 * (first + Math.floor(pixel / width) * across + (pixel % width))
      for (let channel = 0; channel < 3; channel++) {
        rgba[at + channel] = pixels[pixel * channels + (channels === 1 ? 0 : channel)] ?? 0
      }
      rgba[at + 3] = 255
    }
  })
  const sheet = new OffscreenCanvas(across, down)
  sheet.getContext('2d', { willReadFrequently: true })?.putImageData(new ImageData(rgba, across, down), 0, 0)
  return sheet
}
