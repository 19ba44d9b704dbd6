import type { ResizeMethod } from '../../../../operations/image/resize.js'

/**
 * The matrix `[to, from]`, row by row, that resizes one axis with pixel centres at half coordinates, as in Keras:
 * pixel `i` of the result lies at `(i + 0.5) from / to - 0.5`. Nearest takes the pixel that this position lies in;
 * bilinear weighs the two around it, edges repeated.
 */
export function resizeMatrix(from: number, to: number, method: ResizeMethod): Float32Array {
  const matrix = new Float32Array(to * from)
  const inside = (index: number) => Math.min(Math.max(index, 0), from - 1)
  for (let row = 0; row < to; row++) {
    // As a fraction of whole numbers, since rounding may put a position on the wrong side of an edge.
    const doubled = (2 * row + 1) * from
    if (method === 'nearest') {
      matrix[row * from + inside(Math.floor(doubled / (2 * to)))]! += 1
      continue
    }
    const position = (doubled - to) / (2 * to)
    const below = Math.floor(position)
    const weight = position - below
    matrix[row * from + inside(below)]! += 1 - weight
    matrix[row * from + inside(below + 1)]! += weight
  }
  return matrix
}
