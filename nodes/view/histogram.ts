import { defineNode, type ViewInput } from '../../src/definition/node.js'
import { integer } from '../../src/definition/params/index.js'
import type { HistogramSummary } from '../../src/definition/summary.js'
import type { TypedArray } from '../../src/operations/types.js'

export const histogram = defineNode({
  type: 'Histogram',
  category: 'view',
  doc: {
    summary: 'How often which values occur, with mean and variance.',
    use: 'To compare what comes out of several layers: all are counted over the same range.',
  },
  inputs: {
    x: { kind: 'tensor', dtypes: ['float32', 'int32', 'bool'], isVariadic: true, doc: 'Any shape.' },
  },
  outputs: {},
  params: {
    bins: integer({ default: 40, min: 1, max: 500, keras: null, doc: 'Into how many parts the range is cut.' }),
  },
  view: {
    summarize: ({ x = [] }, { bins }) => summarizeHistogram(x, bins),
  },
  mapping: { keras: null, tfjs: null, pytorch: null, onnx: null },
})

/** Counts over the range of all finite values together, so that the series can be laid over each other. */
export function summarizeHistogram(inputs: readonly ViewInput[], bins: number): HistogramSummary {
  const described = inputs.map(({ label, tensor }) => ({
    label,
    values: tensor.data,
    statistics: describe(tensor.data),
  }))
  const filled = described.map(({ statistics }) => statistics).filter(({ count }) => count > 0)
  const low = Math.min(...filled.map(({ min }) => min))
  const high = Math.max(...filled.map(({ max }) => max))
  const edges = edgesOf(low, high, bins)
  return {
    kind: 'histogram',
    series: described.map(({ label, values, statistics: { count: _, ...numbers } }) => ({
      label,
      counts: countInBins(values, edges),
      edges,
      ...numbers,
    })),
  }
}

interface Statistics {
  /** Of finite values. */
  readonly count: number
  readonly mean: number
  readonly variance: number
  readonly min: number
  readonly max: number
  readonly nonFinite: number
}

/** In double precision, in two passes; NaN where there is no finite value. */
function describe(values: TypedArray): Statistics {
  let [count, sum, min, max] = [0, 0, Infinity, -Infinity]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    count++
    sum += value
    if (value < min) min = value
    if (value > max) max = value
  }
  const mean = sum / count
  let squares = 0
  for (const value of values) if (Number.isFinite(value)) squares += (value - mean) ** 2
  const extremes = count > 0 ? { min, max } : { min: NaN, max: NaN }
  return { count, mean, variance: squares / count, ...extremes, nonFinite: values.length - count }
}

/** `bins + 1` edges; a range of one value is widened by a half to each side (more where that would be lost in rounding). */
function edgesOf(low: number, high: number, bins: number): readonly number[] {
  if (!(low <= high)) return Array.from({ length: bins + 1 }, (_, i) => i / bins)
  const margin = low === high ? Math.max(0.5, Math.abs(low) * 1e-6) : 0
  const [from, to] = [low - margin, high + margin]
  return Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins)
}

function countInBins(values: TypedArray, edges: readonly number[]): readonly number[] {
  const bins = edges.length - 1
  const [from = 0, to = 1] = [edges[0], edges[bins]]
  const counts = new Uint32Array(bins)
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    // The greatest value belongs to the last bin.
    const bin = Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return Array.from(counts)
}
