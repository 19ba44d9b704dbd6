import { resize, resizeGradient, type ResizeMethod } from '../image/resize.js'
import { type PlainKernel, plainKernel } from './kernel.js'

export const resizeKernels: readonly PlainKernel[] = [
  plainKernel(resize, (y, [x], { method }, { shape }) =>
    forEachPart(x!.shape, shape, method, (xi, yi, weight) => (y[yi]! += weight * x!.data[xi]!)),
  ),
  plainKernel(resizeGradient, (dx, [dy], { method }, { shape }) =>
    forEachPart(shape, dy!.shape, method, (xi, yi, weight) => (dx[xi]! += weight * dy!.data[yi]!)),
  ),
]

/** A pixel of the result gets this part of a pixel of the image, along one axis. */
interface Part {
  readonly from: number
  readonly to: number
  readonly weight: number
}

/** Pixel centres lie at half coordinates; beyond the outermost centres the edge is repeated. */
function partsAlong(from: number, to: number, method: ResizeMethod): readonly Part[] {
  return Array.from({ length: to }, (_, pixel) => {
    const centre = ((pixel + 0.5) * from) / to
    if (method === 'nearest') return [{ from: Math.min(Math.floor(centre), from - 1), to: pixel, weight: 1 }]
    const place = Math.min(Math.max(centre - 0.5, 0), from - 1)
    const below = Math.floor(place)
    const parts = [{ from: below, to: pixel, weight: 1 - (place - below) }]
    return place === below ? parts : [...parts, { from: below + 1, to: pixel, weight: place - below }]
  }).flat()
}

/** Visits the parts of images `[batch, height, width, channels]` that make up each pixel of the result. */
function forEachPart(
  image: readonly number[],
  result: readonly number[],
  method: ResizeMethod,
  visit: (image: number, result: number, weight: number) => void,
): void {
  const [batch, height, width, channels] = image
  const [, newHeight, newWidth] = result
  const columns = partsAlong(width!, newWidth!, method)
  for (const row of partsAlong(height!, newHeight!, method)) {
    for (const column of columns) {
      for (let example = 0; example < batch!; example++) {
        const from = ((example * height! + row.from) * width! + column.from) * channels!
        const to = ((example * newHeight! + row.to) * newWidth! + column.to) * channels!
        for (let channel = 0; channel < channels!; channel++)
          visit(from + channel, to + channel, row.weight * column.weight)
      }
    }
  }
}
