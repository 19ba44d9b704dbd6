import { defineNode, type ViewInput } from '../../src/definition/node.js'
import { hint } from '../../src/definition/problem.js'
import type { LinesSummary } from '../../src/definition/summary.js'
import { formatShape } from '../../src/operations/size.js'
import { countElements, elementAt, spreadIndices } from './cut.js'

const greatestPoints = 2000
const greatestLines = 64

export const linePlot = defineNode({
  type: 'LinePlot',
  label: 'Line plot',
  category: 'view',
  doc: {
    summary: 'Curves over a common axis.',
    use: 'For signals, and to compare functions. A tensor of two axes gives a curve for each column.',
  },
  inputs: {
    x: {
      kind: 'tensor',
      dtypes: ['float32', 'int32'],
      isOptional: true,
      doc: 'The horizontal axis, `[points]`; without it the points are counted.',
    },
    y: {
      kind: 'tensor',
      dtypes: ['float32', 'int32', 'bool'],
      isVariadic: true,
      doc: '`[points]` for a curve, `[points, curves]` for several.',
    },
  },
  outputs: {},
  params: {},
  *check({ x, y }) {
    const points = x?.shape[0]
    const other = y.find(({ shape }) => points !== undefined && shape.length > 0 && shape[0] !== points)
    if (other) yield hint('y', `${points} points, as x has`, formatShape(other.shape))
  },
  view: {
    summarize: ({ x, y }) => summarizeLines(x?.[0] ?? null, y ?? []),
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

/** At most 2000 points of at most 64 curves; a curve that ends early goes on as NaN. */
export function summarizeLines(x: ViewInput | null, y: readonly ViewInput[]): LinesSummary {
  const curves = y.flatMap(curvesOf).slice(0, greatestLines)
  const longest = curves.reduce((most, { points }) => Math.max(most, points), 0)
  const length = x === null ? longest : countElements(x.tensor.shape)
  const indices = spreadIndices(length, greatestPoints)
  return {
    kind: 'lines',
    x: x === null ? indices : indices.map((index) => elementAt(x.tensor, index)),
    series: curves.map(({ label, points, at }) => ({
      label,
      y: indices.map((index) => (index < points ? at(index) : NaN)),
    })),
  }
}

interface Curve {
  readonly label: string
  readonly points: number
  readonly at: (index: number) => number
}

/** The columns of a tensor; more than two axes count as rows but the last. */
function curvesOf({ label, tensor }: ViewInput): readonly Curve[] {
  const { shape } = tensor
  const width = shape.length < 2 ? 1 : (shape.at(-1) ?? 1)
  const points = width === 0 ? 0 : countElements(shape) / width
  return Array.from({ length: Math.min(width, greatestLines) }, (_, column) => ({
    label: width === 1 ? label : `${label} [${column}]`,
    points,
    at: (index: number) => elementAt(tensor, index * width + column),
  }))
}
