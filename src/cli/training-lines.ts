import type { EpochRecord, Figures, TrainingProgress } from '../graph/training.js'
import { tensorToJson } from './tensor-json.js'

/** Characters of the bar. */
const width = 24

/** One line about an epoch: `epoch 3/10  loss 0.1234  accuracy 0.96  validation: loss 0.2  accuracy 0.94  1.2 s`. */
export function epochLine({ epoch, training, validation, seconds }: EpochRecord, epochs: number): string {
  const held = validation === null ? [] : [`validation: ${formatFigures(validation)}`]
  return [`epoch ${epoch}/${epochs}`, formatFigures(training), ...held, `${seconds.toFixed(1)} s`].join('  ')
}

/** The same as one line of JSON. */
export function epochJson({ tables, ...record }: EpochRecord): string {
  const written = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, tensorToJson(table)]))
  return JSON.stringify({ ...record, tables: written })
}

/** Where a run stands, to be written over itself: `epoch 3/10 [=====>      ] 12/45  loss 0.1234  1,234 examples/s  8 s left`. */
export function progressLine(progress: TrainingProgress): string {
  const { epoch, epochs, batch, batches, figures, examplesPerSecond, secondsLeft } = progress
  const done = batches === 0 ? 0 : Math.min(width, Math.floor((batch / batches) * width))
  const bar = '='.repeat(done).padEnd(width)
  const left = secondsLeft === null ? '' : `  ${Math.ceil(secondsLeft)} s left`
  const speed = `${Math.round(examplesPerSecond).toLocaleString('en')} examples/s`
  return `epoch ${epoch}/${epochs} [${bar}] ${batch}/${batches}  ${formatFigures(figures)}  ${speed}${left}`
}

function formatFigures(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${formatFigure(value)}`)
    .join('  ')
}

function formatFigure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value)
}
