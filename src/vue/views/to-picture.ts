/** A picture of one (grey) or three (RGB) channels, one byte a channel, ready to be drawn onto a canvas. */
export function toPicture(pixels: Uint8Array, width: number, height: number, channels: 1 | 3): OffscreenCanvas {
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      rgba[pixel * 4 + channel] = pixels[pixel * channels + (channels === 1 ? 0 : channel)] ?? 0
    }
    rgba[pixel * 4 + 3] = 255
  }
  const picture = new OffscreenCanvas(width, height)
  picture.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0)
  return picture
}
