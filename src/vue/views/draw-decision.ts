import type { DecisionMap, DecisionPoint, DecisionSummary } from '../../definition/summary.js'
import { seriesColours } from './series-colours.js'

type Colour = readonly [red: number, green: number, blue: number]

/** How much of a colour the surest cell has; the points keep all of it, so that they stand out. */
const strength = 0.55

const pointRadius = 3.4

/** Draws a map of `width` by `height` CSS pixels in the colours of the style sheet, the points over it. */
export function drawDecision(canvas: HTMLCanvasElement, summary: DecisionSummary, width: number, height: number): void {
  const context = canvas.getContext('2d')
  if (!context) return
  canvas.width = Math.round(width * devicePixelRatio)
  canvas.height = Math.round(height * devicePixelRatio)
  context.scale(devicePixelRatio, devicePixelRatio)
  const style = getComputedStyle(canvas)
  const palette: Palette = {
    paper: readColour(style.getPropertyValue('--rt-surface')),
    series: seriesColours(style).map(readColour),
  }
  const picture = pictureOf(summary.map, palette)
  if (picture) {
    context.imageSmoothingEnabled = true
    context.imageSmoothingQuality = 'high'
    context.drawImage(picture, 0, 0, width, height)
  }
  for (const point of summary.points) drawPoint(context, point, summary, palette, width, height)
}

interface Palette {
  readonly paper: Colour
  readonly series: readonly Colour[]
}

/** The map with one pixel a cell; its rows run down, those of the map up. */
function pictureOf(map: DecisionMap, palette: Palette): OffscreenCanvas | null {
  if (map.kind === 'none') return null
  const { columns, rows } = map
  const pixels = new Uint8ClampedArray(columns * rows * 4)
  for (let cell = 0; cell < columns * rows; cell++) {
    const row = rows - 1 - Math.floor(cell / columns)
    const colour =
      map.kind === 'classes'
        ? mix(palette.paper, classColour(map.classes[cell] ?? 0, palette), strength * (map.sureness[cell] ?? 0) + 0.08)
        : valueColour(map.values[cell] ?? NaN, map.range, palette, strength)
    pixels.set([...colour, 255], (row * columns + (cell % columns)) * 4)
  }
  const picture = new OffscreenCanvas(columns, rows)
  picture.getContext('2d')?.putImageData(new ImageData(pixels, columns, rows), 0, 0)
  return picture
}

function drawPoint(
  context: CanvasRenderingContext2D,
  { x, y, label }: DecisionPoint,
  { horizontal, vertical, map }: DecisionSummary,
  palette: Palette,
  width: number,
  height: number,
): void {
  const across = ((x - horizontal[0]) / (horizontal[1] - horizontal[0])) * width
  const up = height - ((y - vertical[0]) / (vertical[1] - vertical[0])) * height
  context.beginPath()
  context.arc(across, up, pointRadius, 0, 2 * Math.PI)
  context.fillStyle = toText(pointColour(label, map, palette))
  context.fill()
  context.strokeStyle = toText(palette.paper)
  context.lineWidth = 1
  context.stroke()
}

function pointColour(label: number | null, map: DecisionMap, palette: Palette): Colour {
  if (label === null) return mix(palette.paper, [128, 128, 128], 0.9)
  if (map.kind !== 'values') return classColour(label, palette)
  // Labels are probabilities of 0 or 1 where the values are logits.
  const isLogit = map.range[0] === -map.range[1] && (label === 0 || label === 1)
  return valueColour(label, isLogit ? [0, 1] : map.range, palette, 1)
}

/** Classes beyond the colours of the style sheet take hues of their own. */
function classColour(index: number, { series }: Palette): Colour {
  return series[index] ?? fromHue((index * 137.508) % 360)
}

/** From the second colour of the series over the paper, in the middle, to the first. */
function valueColour(value: number, [low, high]: readonly [number, number], palette: Palette, most: number): Colour {
  const [upper = palette.paper, lower = palette.paper] = palette.series
  const share = Number.isNaN(value) ? 0 : Math.max(-1, Math.min(1, (2 * (value - low)) / (high - low) - 1))
  return mix(palette.paper, share < 0 ? lower : upper, most * Math.abs(share))
}

function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

function toText(colour: Colour): string {
  return `rgb(${colour.map(Math.round).join(' ')})`
}

/** A colour of the style sheet as the browser understands it, whatever way it is written in. */
function readColour(text: string): Colour {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!context) return [128, 128, 128]
  context.fillStyle = text
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

/** Half light, half grey. */
function fromHue(hue: number): Colour {
  return readColour(`hsl(${hue} 55% 50%)`)
}
