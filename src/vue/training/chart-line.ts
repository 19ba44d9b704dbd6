/** A line of a chart. */
export interface ChartLine {
  /** What tells it from the others, from one drawing to the next. */
  readonly key: string
  readonly label: string
  /** The number of its colour, `--rt-series-0` and following. */
  readonly colour: number
  readonly isDashed: boolean
  /** Drawn pale, behind its smoothed line: no reading is given for it. */
  readonly isPale: boolean
  readonly hasPoints: boolean
  /** In rising order; `null` for 1, 2, 3, ... */
  readonly x: ArrayLike<number> | null
  readonly y: ArrayLike<number>
}

/** The part of the x axis that a chart shows, both included. */
export type ChartRange = readonly [from: number, to: number]

/** The largest x of all lines; 1 where there is none. */
export function endOf(lines: readonly ChartLine[]): number {
  return lines.reduce((end, { x, y }) => Math.max(end, x ? (x[x.length - 1] ?? 1) : y.length), 1)
}

/** What a line has at x, or last had before it; `null` before its beginning. */
export function valueAt({ x, y }: ChartLine, at: number): number | null {
  const index = (x ? countUpTo(x, at) : Math.min(y.length, Math.floor(at))) - 1
  return y[index] ?? null
}

/** How many of these rising numbers are no greater than a limit. */
export function countUpTo(values: ArrayLike<number>, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
