import type uPlot from 'uplot'
import { seriesColours } from '../views/series-colours.js'
import type { ChartLine, ChartRange } from './chart-line.js'

interface LinePlotOptions {
  readonly container: HTMLElement
  readonly width: number
  readonly height: number
  readonly lines: readonly ChartLine[]
  readonly isLogarithmic: boolean
  /** What the charts with the same name show the same x of. */
  readonly group: string
  /** The part of the x axis that is to be shown. */
  readonly range: () => ChartRange
  readonly onZoom: (range: ChartRange) => void
  readonly onReset: () => void
  /** The x under the pointer; `null` for none. */
  readonly onPoint: (x: number | null) => void
}

/** The options of uPlot for a chart of lines. Colours are asked for at each drawing, so that it follows the theme. */
export function linePlotOptions(options: LinePlotOptions): uPlot.Options {
  const { container, width, height, lines, group } = options
  const style = getComputedStyle(container)
  const colour = (name: string) => () => style.getPropertyValue(name)
  const axis = {
    stroke: colour('--rt-text-dim'),
    grid: { stroke: colour('--rt-line'), width: 1 },
    ticks: { stroke: colour('--rt-line'), width: 1, size: 4 },
    font: '10px system-ui, sans-serif',
  }
  return {
    width,
    height,
    padding: [8, 10, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [...options.range()] },
      y: options.isLogarithmic ? logarithmic : {},
    },
    axes: [
      { ...axis, size: 24, incrs: wholeSteps, values: (_, ticks) => ticks.map((tick) => tick.toLocaleString('en')) },
      { ...axis, size: 52, values: (_, ticks) => ticks.map(formatTick) },
    ],
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
      sync: { key: group, scales: ['x', null] },
      bind: {
        dblclick: () => () => {
          options.onReset()
          return null
        },
      },
    },
    series: [{}, ...lines.map((line) => seriesOf(line, style))],
    hooks: {
      setSelect: [
        (plot) => {
          const { left, width: selected } = plot.select
          if (selected < 4) return
          options.onZoom([plot.posToVal(left, 'x'), plot.posToVal(left + selected, 'x')])
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
        },
      ],
      setCursor: [
        (plot) => {
          const { left = -1 } = plot.cursor
          options.onPoint(left < 0 ? null : plot.posToVal(left, 'x'))
        },
      ],
    },
  }
}

/** uPlot's enum is one of the compiler's only, which single modules cannot import: it is this number. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
const logarithmic = { distr: 3 as uPlot.Scale.Distr.Logarithmic }

/** Steps and epochs are whole. */
const wholeSteps = [1, 2, 5, 10, 20, 50]
  .flatMap((step) => [1, 100, 1e4, 1e6, 1e8].map((factor) => step * factor))
  .sort((a, b) => a - b)

/** uPlot leaves labels out of a logarithmic axis where they would touch, by `null`, which its types do not say. */
function formatTick(value: number | null): string {
  if (value === null) return ''
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(0)
  return String(Number(value.toPrecision(4)))
}

function seriesOf({ label, colour, isDashed, isPale, hasPoints }: ChartLine, style: CSSStyleDeclaration): uPlot.Series {
  const stroke = () => {
    const colours = seriesColours(style)
    return colours[colour % colours.length] ?? 'currentColor'
  }
  return {
    label,
    stroke,
    width: isPale ? 1 : 1.75,
    alpha: isPale ? 0.3 : 1,
    spanGaps: true,
    ...(isDashed && { dash: [5, 4] }),
    // uPlot shows points by itself where they are far apart.
    points: hasPoints ? { show: true, size: 5, stroke, fill: stroke } : { show: false },
  }
}
