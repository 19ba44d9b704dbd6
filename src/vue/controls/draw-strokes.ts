import { type Stroke, strokesSide } from '../../definition/params/strokes.js'

/** How thick strokes are drawn, as a share of the side. */
const penShare = 0.08

/** Draws strokes in the colour of the text onto a canvas, as sharp as the screen. */
export function drawStrokes(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return
  const side = Math.round(canvas.clientWidth * devicePixelRatio)
  canvas.width = side
  canvas.height = side
  context.scale(side / strokesSide, side / strokesSide)
  context.strokeStyle = getComputedStyle(canvas).color
  context.lineWidth = penShare * strokesSide
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const [x = 0, y = 0, ...rest] of strokes) {
    context.beginPath()
    context.moveTo(x, y)
    // A dot is a line to where it begins.
    if (rest.length === 0) context.lineTo(x, y)
    for (let at = 0; at + 1 < rest.length; at += 2) context.lineTo(rest[at]!, rest[at + 1]!)
    context.stroke()
  }
}
