import { type ChartLine, type ChartRange, countUpTo } from './chart-line.js'

/** One list of x, and for each line as many y; `null` where a line has no value there. */
export type ChartData = [x: number[], ...y: (number | null)[][]]

/**
 * The points to draw of lines over a part of the x axis, on a plot of a width in pixels. Up to two points a pixel stand as they are; where there are more, each
 * pixel gets the least and the greatest of its values, in their order, so that no peak is lost.
 */
export function chartData(
  lines: readonly ChartLine[],
  [from, to]: ChartRange,
  width: number,
  isLogarithmic = false,
): ChartData {
  const first = Math.max(1, Math.floor(from))
  const last = Math.max(first, Math.ceil(to))
  const size = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, width)))
  const isShown = (value: number) => Number.isFinite(value) && (!isLogarithmic || value > 0)
  if (size <= 2) {
    const places = Array.from({ length: last - first + 1 }, (_, index) => first + index)
    return [places, ...lines.map((line) => pointsOf(line, first, last, isShown))]
  }
  const count = Math.ceil((last - first + 1) / size)
  const places = Array.from({ length: 2 * count }, (_, index) => first + (index >> 1) * size + (index & 1) * (size / 2))
  return [places, ...lines.map((line) => extremesOf(line, first, last, size, count, isShown))]
}

type IsShown = (value: number) => boolean

/** One value for each x from `first` to `last`. */
function pointsOf({ x, y }: ChartLine, first: number, last: number, isShown: IsShown): (number | null)[] {
  const points: (number | null)[] = new Array<number | null>(last - first + 1).fill(null)
  const start = x ? countUpTo(x, first - 1) : first - 1
  for (let index = start; index < y.length; index++) {
    const at = x ? x[index]! : index + 1
    if (at > last) break
    if (isShown(y[index]!)) points[at - first] = y[index]!
  }
  return points
}

/** Two values for each of `count` parts of the axis, `size` wide. */
function extremesOf(
  { x, y }: ChartLine,
  first: number,
  last: number,
  size: number,
  count: number,
  isShown: IsShown,
): (number | null)[] {
  const points: (number | null)[] = new Array<number | null>(2 * count).fill(null)
  let part = -1
  let least = 0
  let greatest = 0
  const put = () => {
    if (part < 0) return
    points[2 * part] = y[Math.min(least, greatest)]!
    if (least !== greatest) points[2 * part + 1] = y[Math.max(least, greatest)]!
  }
  for (let index = x ? countUpTo(x, first - 1) : first - 1; index < y.length; index++) {
    const at = x ? x[index]! : index + 1
    if (at > last) break
    const value = y[index]!
    if (!isShown(value)) continue
    const own = Math.floor((at - first) / size)
    if (own !== part) {
      put()
      part = own
      least = index
      greatest = index
    } else if (value < y[least]!) least = index
    else if (value > y[greatest]!) greatest = index
  }
  put()
  return points
}
