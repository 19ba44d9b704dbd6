import { chartData } from './chart-data.js'
import { type ChartLine, endOf } from './chart-line.js'

export interface SmallCurve {
  /** The SVG path of each line. */
  readonly paths: readonly string[]
  readonly least: number
  readonly greatest: number
}

/** Lines in a box of pixels, all over one range; `null` where there is nothing to draw. */
export function smallCurve(lines: readonly ChartLine[], width: number, height: number): SmallCurve | null {
  const end = Math.max(2, endOf(lines))
  const [places, ...values] = chartData(lines, [1, end], width)
  let least = Infinity
  let greatest = -Infinity
  for (const line of values) {
    for (const value of line) {
      if (value === null) continue
      if (value < least) least = value
      if (value > greatest) greatest = value
    }
  }
  if (least > greatest) return null
  const size = greatest - least || 1
  const paths = values.map((line) => {
    let path = ''
    line.forEach((value, index) => {
      if (value === null) return
      const x = ((places[index]! - 1) / (end - 1)) * width
      const y = height - ((value - least) / size) * height
      path += `${path === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    return path
  })
  return { paths, least, greatest }
}
