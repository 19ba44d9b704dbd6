import type { Figures } from '../graph/training.js'
import type { TensorData } from '../operations/types.js'
import type { MetricResults } from './metric-results.js'
import type { ReportEntry } from './trace-step.js'

/** What the steps of an epoch, or of a validation, add up to. In float64, here and not on the backend: plain data, part of a checkpoint. */
export interface EpochSums {
  examples: number
  /** The sums of the losses over examples, by name. */
  readonly losses: Record<string, number>
  /** The totals of metrics by name, and within by the name of the total. */
  readonly totals: Record<string, Record<string, Float64Array>>
}

/** What one step reported. */
export interface StepReport {
  readonly loss: number
  /** `null` for a step that did not learn. */
  readonly gradientNorm: number | null
  readonly entries: readonly ReportEntry[]
  /** By entry, its elements. */
  readonly values: readonly Float32Array[]
}

export function emptySums(): EpochSums {
  return { examples: 0, losses: {}, totals: {} }
}

/** Adds what a step of so many examples reported. */
export function addReport(sums: EpochSums, { entries, values }: StepReport, examples: number): void {
  sums.examples += examples
  entries.forEach((entry, index) => {
    const reported = values[index]!
    if (entry.kind === 'total') {
      const totals = (sums.totals[entry.name] ??= {})
      const total = (totals[entry.total] ??= new Float64Array(reported.length))
      reported.forEach((value, place) => (total[place]! += value))
    } else if (entry.kind !== 'gradientNorm') {
      const name = entry.kind === 'loss' ? 'loss' : entry.name
      sums.losses[name] = (sums.losses[name] ?? 0) + reported[0]! * examples
    }
  })
}

/** The figures that the sums come to: numbers, and tables for metrics that are more than a number. */
export async function figuresOf(
  sums: EpochSums,
  results: MetricResults,
): Promise<{ readonly figures: Figures; readonly tables: Readonly<Record<string, TensorData>> }> {
  const figures: Record<string, number> = {}
  const tables: Record<string, TensorData> = {}
  for (const [name, sum] of Object.entries(sums.losses)) figures[name] = sum / sums.examples
  for (const [name, value] of await results.compute(sums.totals)) {
    if (value.shape.length === 0) figures[name] = value.data[0]!
    else tables[name] = value
  }
  return { figures, tables }
}
