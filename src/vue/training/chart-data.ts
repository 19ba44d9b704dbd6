import { type ChartLine, type ChartRange, countUpTo } from './chart-line.js'

/** One list of x, and for each line as many y; `null` where a line has no value there. */
export type ChartData = [x: number[], ...y: (number | null)[][]]

/**
 * The points to draw of lines over a part of the x axis, on a plot of a width in pixels. Up to two points a pixel stand as they are; where there are more, each
 * pixel gets the least and the greatest of its values, in their order, so that no peak is lost. Lines with points of their own have the next ones on both sides, so
 * that they lead out of the plot.
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
  const isShown: IsShown = (value) => Number.isFinite(value) && (!isLogarithmic || value > 0)
  const parts = size <= 2 ? pointsBetween(first, last) : extremesBetween(first, last, size)
  const before = neighbours(lines, (x) => x[countUpTo(x, first - 1) - 1])
  const after = neighbours(lines, (x) => x[countUpTo(x, last)])
  return [
    [...before, ...parts.places, ...after],
    ...lines.map((line) => [
      ...before.map((at) => valueOf(line, at, isShown)),
      ...parts.values(line, isShown),
      ...after.map((at) => valueOf(line, at, isShown)),
    ]),
  ]
}

type IsShown = (value: number) => boolean
type Values = (number | null)[]

/** A part of the x axis, cut up. */
interface Parts {
  readonly places: readonly number[]
  /** What a line has at each of the places. */
  values(line: ChartLine, isShown: IsShown): Values
}

/** One place for each x. */
function pointsBetween(first: number, last: number): Parts {
  return {
    places: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    values(line, isShown) {
      const points: Values = new Array<number | null>(last - first + 1).fill(null)
      forEachPoint(line, first, last, isShown, (at, value) => (points[at - first] = value))
      return points
    },
  }
}

/** Two places for each part that is `size` wide: for its least and its greatest value. */
function extremesBetween(first: number, last: number, size: number): Parts {
  const count = Math.ceil((last - first + 1) / size)
  return {
    places: Array.from({ length: 2 * count }, (_, index) => first + (index >> 1) * size + (index & 1) * (size / 2)),
    values(line, isShown) {
      const points: Values = new Array<number | null>(2 * count).fill(null)
      let part = -1
      forEachPoint(line, first, last, isShown, (at, value) => {
        const own = Math.floor((at - first) / size)
        const [earlier = null, later = null] = own === part ? [points[2 * own], points[2 * own + 1]] : []
        part = own
        if (earlier === null) points[2 * own] = value
        else {
          const low = later === null ? earlier : Math.min(earlier, later)
          const high = later === null ? earlier : Math.max(earlier, later)
          if (value >= low && value <= high) return
          // The new extreme comes last; the one that it does not replace stood before it.
          points[2 * own] = value > high ? low : high
          points[2 * own + 1] = value
        }
      })
      return points
    },
  }
}

function forEachPoint(
  { x, y }: ChartLine,
  first: number,
  last: number,
  isShown: IsShown,
  take: (at: number, value: number) => void,
): void {
  for (let index = x ? countUpTo(x, first - 1) : first - 1; index < y.length; index++) {
    const at = x ? x[index]! : index + 1
    if (at > last) return
    if (isShown(y[index]!)) take(at, y[index]!)
  }
}

/** Where the lines with points of their own go on, in rising order. */
function neighbours(lines: readonly ChartLine[], pick: (x: ArrayLike<number>) => number | undefined): number[] {
  const found = lines.flatMap(({ x }) => (x ? [pick(x)] : []))
  return [...new Set(found)].filter((at) => at !== undefined).sort((a, b) => a - b)
}

function valueOf({ x, y }: ChartLine, at: number, isShown: IsShown): number | null {
  if (!x) return null
  const index = countUpTo(x, at) - 1
  return x[index] === at && isShown(y[index]!) ? y[index]! : null
}
