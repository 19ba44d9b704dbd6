import { type Stroke, strokesSide } from '../../src/definition/params/strokes.js'

/** Parts of a pixel along each axis: a pixel holds how many of its 4 by 4 parts are inked, as in the digits of UCI. */
const parts = 4

export interface Raster {
  readonly height: number
  readonly width: number
  /** How thick the pen is, as a share of the shorter side. */
  readonly pen: number
  /** Whether the drawing is moved to the middle and scaled until it is as high as the image. */
  readonly isFitted: boolean
  /** How wide a fitted drawing may be, as a share of the image: a wider one is squeezed. By default 1. */
  readonly widest?: number
}

/** How many times as high as wide, or the other way round, a drawing may become by being squeezed: a dash stays a dash. */
const mostSqueezed = 2.5

type Place = readonly [x: number, y: number]

/** A drawing as pixels, row by row, from 0 (paper) to 1 (ink) in sixteenths. */
export function rasterizeStrokes(strokes: readonly Stroke[], raster: Raster): Float32Array {
  const { height, width, pen } = raster
  const radius = (pen * Math.min(height, width)) / 2
  const lines = strokes.map(placesOf)
  const toPixels = placing(lines, raster, radius)
  const [rows, columns] = [height * parts, width * parts]
  const ink = new Uint8Array(rows * columns)
  for (const places of lines) {
    const [first, ...others] = places.map(toPixels)
    if (!first) continue
    drawSegment(ink, rows, columns, first, first, radius)
    let from = first
    for (const to of others) {
      drawSegment(ink, rows, columns, from, to, radius)
      from = to
    }
  }
  return countParts(ink, height, width)
}

function placesOf(stroke: Stroke): readonly Place[] {
  return Array.from({ length: stroke.length / 2 }, (_, index) => [stroke[2 * index] ?? 0, stroke[2 * index + 1] ?? 0])
}

/** From places of strokes to places in pixels. */
function placing(
  lines: readonly (readonly Place[])[],
  { height, width, isFitted, widest = 1 }: Raster,
  radius: number,
): (place: Place) => Place {
  const [x0, y0, x1, y1] = isFitted ? boundsOf(lines.flat()) : [0, 0, strokesSide, strokesSide]
  const margin = isFitted ? radius : 0
  const across = (width * (isFitted ? widest : 1) - 2 * margin) / (x1 - x0)
  const down = (height - 2 * margin) / (y1 - y0)
  const scaleX = orNothing(Math.min(across, down))
  const scaleY = isFitted ? orNothing(Math.min(down, mostSqueezed * across)) : scaleX
  return ([x, y]) => [width / 2 + (x - (x0 + x1) / 2) * scaleX, height / 2 + (y - (y0 + y1) / 2) * scaleY]
}

/** A scale that is of use: none for a dot, which has no size, and for a pen that is thicker than its image. */
function orNothing(scale: number): number {
  return Number.isFinite(scale) ? Math.max(0, scale) : 0
}

function boundsOf(places: readonly Place[]): readonly [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of places) {
    x0 = Math.min(x0, x)
    x1 = Math.max(x1, x)
    y0 = Math.min(y0, y)
    y1 = Math.max(y1, y)
  }
  return [x0, y0, x1, y1]
}

/** Inks the parts whose middles are within `radius` of a segment. */
function drawSegment(
  ink: Uint8Array,
  rows: number,
  columns: number,
  [ax, ay]: Place,
  [bx, by]: Place,
  radius: number,
): void {
  const from = (value: number) => Math.max(0, Math.floor((value - radius) * parts))
  const to = (value: number, limit: number) => Math.min(limit, Math.ceil((value + radius) * parts))
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  for (let row = from(Math.min(ay, by)); row < to(Math.max(ay, by), rows); row++) {
    const y = (row + 0.5) / parts
    for (let column = from(Math.min(ax, bx)); column < to(Math.max(ax, bx), columns); column++) {
      const x = (column + 0.5) / parts
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
      if (Math.hypot(x - ax - along * dx, y - ay - along * dy) <= radius) ink[row * columns + column] = 1
    }
  }
}

function countParts(ink: Uint8Array, height: number, width: number): Float32Array {
  const pixels = new Float32Array(height * width)
  const columns = width * parts
  ink.forEach((isInk, index) => {
    if (isInk === 0) return
    const row = Math.floor(index / columns / parts)
    const column = Math.floor((index % columns) / parts)
    const pixel = row * width + column
    pixels[pixel] = (pixels[pixel] ?? 0) + 1 / (parts * parts)
  })
  return pixels
}
