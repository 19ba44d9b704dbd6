import type { DecodedPng } from 'fast-png'
import { readOrientation, turnUpright } from './jpeg-orientation.js'
import { checkPixels, mostPixels, onPaper, type Pixels } from './pixels.js'

/** Decodes PNG and JPEG where there is no browser. @throws Error for other bytes */
export async function decodeByLibraries(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  const [first, second] = bytes
  if (first === 0x89 && second === 0x50) return decodePng(bytes)
  if (first === 0xff && second === 0xd8) return decodeJpeg(bytes)
  throw new Error('a format other than PNG and JPEG, which only a browser decodes')
}

async function decodeJpeg(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  // CommonJS: what a bundler takes for a name of its own is a member of the default export in Node.
  const { default: jpeg } = await import('jpeg-js')
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: mostPixels / 1e6 })
  return turnUpright(onPaper(data, width, height), readOrientation(bytes))
}

async function decodePng(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  checkPngSize(bytes)
  const { convertIndexedToRgb, decode } = await import('fast-png')
  const png = decode(bytes)
  const { width, height, palette } = png
  const samples = palette ? convertIndexedToRgb(png) : samplesOf(png)
  const channels = samples.length / (width * height)
  const rgba = new Uint8Array(4 * width * height)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const start = pixel * channels
    const hasAlpha = channels === 2 || channels === 4
    for (let channel = 0; channel < 3; channel++) {
      rgba[4 * pixel + channel] = samples[start + (channels < 3 ? 0 : channel)]!
    }
    rgba[4 * pixel + 3] = hasAlpha ? samples[start + channels - 1]! : 255
  }
  return onPaper(rgba, width, height)
}

/** The size stands in the first chunk: it is looked at before anything is unpacked. */
function checkPngSize(bytes: Uint8Array<ArrayBuffer>): void {
  if (bytes.length < 24) throw new Error('bytes that end early')
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  checkPixels(width, height)
}

/** The samples as bytes: those of 16 bits lose the lower ones, those of less are spread over the range. */
function samplesOf({ data, depth, width, height, channels }: DecodedPng): Uint8Array {
  if (depth === 8) return Uint8Array.from(data)
  if (depth === 16) return Uint8Array.from(data, (value) => value >> 8)
  const rowBytes = Math.ceil((width * channels * depth) / 8)
  const largest = 2 ** depth - 1
  return Uint8Array.from({ length: width * height * channels }, (_, index) => {
    const row = Math.floor(index / (width * channels))
    const bit = (index - row * width * channels) * depth
    const byte = data[row * rowBytes + (bit >> 3)]!
    return (((byte >> (8 - depth - (bit & 7))) & largest) * 255) / largest
  })
}
