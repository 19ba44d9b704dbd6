import type { Pixels } from './pixels.js'

/**
 * How an image is brought to a size: `bilinear` and `nearest` as Keras' `image_dataset_from_directory` (half-pixel centres, no smoothing);
 * `area` takes the mean of all that a new pixel covers, so that nothing of a large photo is skipped.
 */
export type Interpolation = 'bilinear' | 'nearest' | 'area'

export type ColorMode = 'rgb' | 'grayscale'

/** What an image becomes. */
export interface ImageFormat {
  readonly size: readonly [height: number, width: number]
  readonly colorMode: ColorMode
  readonly interpolation: Interpolation
}

/** Which old pixels a new one is made of along one axis, and how much of each. */
interface Taps {
  readonly places: readonly number[]
  readonly shares: readonly number[]
}

/** Red, green and blue as the eye weighs them (ITU-R BT.601), as in TensorFlow and Pillow. */
const luma = [0.299, 0.587, 0.114] as const

/** The image `[height, width, channels]` in a format, as bytes. */
export function formatImage({ width, height, data }: Pixels, format: ImageFormat): Uint8Array {
  const [rows, columns] = [
    tapsOf(height, format.size[0], format.interpolation),
    tapsOf(width, format.size[1], format.interpolation),
  ]
  const channels = format.colorMode === 'rgb' ? 3 : 1
  const result = new Uint8ClampedArray(rows.length * columns.length * channels)
  const sums = [0, 0, 0]
  let place = 0
  for (const row of rows) {
    for (const column of columns) {
      sums.fill(0)
      row.places.forEach((y, i) =>
        column.places.forEach((x, j) => {
          const share = row.shares[i]! * column.shares[j]!
          for (let channel = 0; channel < 3; channel++) sums[channel]! += share * data[3 * (y * width + x) + channel]!
        }),
      )
      if (channels === 3) for (const sum of sums) result[place++] = sum
      else result[place++] = luma[0] * sums[0]! + luma[1] * sums[1]! + luma[2] * sums[2]!
    }
  }
  return new Uint8Array(result.buffer)
}

function tapsOf(from: number, to: number, interpolation: Interpolation): readonly Taps[] {
  const scale = from / to
  return Array.from({ length: to }, (_, index) => {
    if (interpolation === 'nearest') {
      return { places: [Math.min(from - 1, Math.floor((index + 0.5) * scale))], shares: [1] }
    }
    return interpolation === 'area'
      ? areaTaps(index * scale, (index + 1) * scale, from)
      : linearTaps(index, scale, from)
  })
}

function linearTaps(index: number, scale: number, from: number): Taps {
  const centre = Math.min(from - 1, Math.max(0, (index + 0.5) * scale - 0.5))
  const low = Math.floor(centre)
  const share = centre - low
  return share === 0 ? { places: [low], shares: [1] } : { places: [low, low + 1], shares: [1 - share, share] }
}

function areaTaps(start: number, end: number, from: number): Taps {
  const places: number[] = []
  const shares: number[] = []
  for (let place = Math.floor(start); place < Math.min(from, Math.ceil(end - 1e-9)); place++) {
    places.push(place)
    shares.push((Math.min(end, place + 1) - Math.max(start, place)) / (end - start))
  }
  return { places, shares }
}
