import type { SourceData } from '../../definition/source.js'
import type { TensorData } from '../../operations/types.js'
import { mixedOrder } from '../mixed-order.js'
import { decodeImage } from './decode-image.js'
import { type ImageContents, readImages } from './image-contents.js'
import { classOfPath } from './image-paths.js'
import { formatImage, type ImageFormat } from './resize-pixels.js'

/** `image` `[height, width, channels]`, float32 of 0 to 255, and with classes `label` `[]`, int32. All are decoded at once and kept as bytes. */
export async function imageExamples(
  bytes: Uint8Array<ArrayBuffer>,
  { classes }: ImageContents,
  format: ImageFormat,
  isMixed: boolean,
): Promise<SourceData> {
  const images = await readImages(bytes)
  const [height, width] = format.size
  const channels = format.colorMode === 'rgb' ? 3 : 1
  const size = height * width * channels
  const pixels = new Uint8Array(images.length * size)
  const labels = new Int32Array(images.length)
  const names = classes.map(({ name }) => name)
  // One after the other: decoders take far more memory than what they give.
  for (const [index, image] of images.entries()) {
    pixels.set(formatImage(await decodeImage(image), format), index * size)
    labels[index] = names.indexOf(classOfPath(image.path))
  }
  const order = isMixed ? mixedOrder(images.length) : null
  const rowOf = (index: number) => {
    if (Number.isInteger(index) && index >= 0 && index < images.length) return order?.[index] ?? index
    throw new RangeError(`images: expected an example from 0 to ${images.length - 1}, received ${index}`)
  }
  const hasClasses = names.length > 1 || names[0] !== ''
  return {
    examples: images.length,
    batch: (indices) => {
      const rows = indices.map(rowOf)
      const image = new Float32Array(rows.length * size)
      rows.forEach((row, place) => image.set(pixels.subarray(row * size, (row + 1) * size), place * size))
      const batch: Record<string, TensorData> = {
        image: { dtype: 'float32', shape: [rows.length, height, width, channels], data: image },
      }
      if (hasClasses) {
        batch['label'] = { dtype: 'int32', shape: [rows.length], data: Int32Array.from(rows, (row) => labels[row]!) }
      }
      return batch
    },
    ...(hasClasses && { classNames: { label: names } }),
  }
}
