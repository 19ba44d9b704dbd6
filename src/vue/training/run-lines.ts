import type { EpochRecord, Figures } from '../../graph/training.js'
import type { ChartLine } from './chart-line.js'
import type { TrainingRun } from './training-run.js'

/** What the x axis of a chart counts: updates of the weights, or epochs. */
export type ChartAxis = 'step' | 'epoch'

export interface LineOptions {
  readonly axis: ChartAxis
  /** The influence of a value relative to its successor, 0 to less than 1. */
  readonly smoothing: number
}

/** What is minimized; the other figures are named by the paths of their nodes. */
export const lossFigure = 'loss'

/** The names of all figures of these runs, the loss first. */
export function figuresOf(runs: readonly TrainingRun[]): readonly string[] {
  const names = new Set([lossFigure])
  for (const { epochs, progress } of runs) {
    const known: readonly (Figures | null | undefined)[] = [
      epochs[0]?.training,
      epochs[0]?.validation,
      progress?.figures,
    ]
    for (const figures of known) for (const name of Object.keys(figures ?? {})) names.add(name)
  }
  return [...names]
}

/** The lines of a figure: for each run that of the training, and dashed that of the validation. The loss has a value for each step. */
export function linesOf(
  runs: readonly TrainingRun[],
  figure: string,
  { axis, smoothing }: LineOptions,
): readonly ChartLine[] {
  return runs.flatMap((run) => {
    const line = { colour: run.colour, isDashed: false, isPale: false, hasPoints: false, label: run.label }
    const x = run.epochs.map(({ step, epoch }) => (axis === 'step' ? step : epoch))
    const hasPoints = x.length <= mostPoints
    const validation: ChartLine = {
      ...line,
      key: `${run.id} validation`,
      label: `${run.label}, validation`,
      isDashed: true,
      hasPoints,
      x,
      y: valuesOf(run.epochs, figure, 'validation'),
    }
    const hasValidation =
      validation.y.length > 0 && run.epochs.some(({ validation: figures }) => figures?.[figure] !== undefined)
    const others = hasValidation ? [validation] : []
    if (figure !== lossFigure || axis === 'epoch') {
      const y = valuesOf(run.epochs, figure, 'training')
      return [{ ...line, key: `${run.id} training`, hasPoints, x, y }, ...others]
    }
    const all: ChartLine = { ...line, key: `${run.id} training`, x: null, y: run.losses.smoothed(smoothing) }
    if (smoothing <= 0) return [all, ...others]
    return [{ ...line, key: `${run.id} pale`, isPale: true, x: null, y: run.losses.values }, all, ...others]
  })
}

/** More points than this would cover their line. */
const mostPoints = 60

function valuesOf(epochs: readonly EpochRecord[], figure: string, part: 'training' | 'validation'): number[] {
  return epochs.map((epoch) => epoch[part]?.[figure] ?? NaN)
}
