import type { Stroke } from '../../definition/params/strokes.js'

/** How far a place may lie from the line without it, in the units of strokes: less than anybody sees. */
const tolerance = 1.5

/**
 * A stroke without the places that make no difference, so that a drawing stays small in the graph (Ramer 1972; Douglas and Peucker 1973). First and
 * last place stay.
 */
export function simplifyStroke(stroke: Stroke): Stroke {
  const count = stroke.length / 2
  if (count <= 2) return stroke
  const isKept = new Uint8Array(count)
  isKept[0] = isKept[count - 1] = 1
  const spans: [number, number][] = [[0, count - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span
    const { index, distance } = farthest(stroke, first, last)
    if (distance <= tolerance) continue
    isKept[index] = 1
    spans.push([first, index], [index, last])
  }
  return stroke.filter((_, at) => isKept[Math.floor(at / 2)] === 1)
}

/** The place between two others that lies farthest from the line between them. */
function farthest(stroke: Stroke, first: number, last: number): { readonly index: number; readonly distance: number } {
  const [ax, ay] = [stroke[2 * first]!, stroke[2 * first + 1]!]
  const [dx, dy] = [stroke[2 * last]! - ax, stroke[2 * last + 1]! - ay]
  const length = dx * dx + dy * dy
  let found = { index: first, distance: 0 }
  for (let index = first + 1; index < last; index++) {
    const [x, y] = [stroke[2 * index]! - ax, stroke[2 * index + 1]! - ay]
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length))
    const distance = Math.hypot(x - along * dx, y - along * dy)
    if (distance > found.distance) found = { index, distance }
  }
  return found
}
