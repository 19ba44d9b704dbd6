import { shallowReactive } from 'vue'
import type {
  EpochRecord,
  TrainingEnd,
  TrainingEvent,
  TrainingProgress,
  TrainingRecord,
  TrainingStatistics,
} from '../../graph/training.js'
import { GrowingSeries } from './growing-series.js'

/** The ways in which a run ends as a page sees it: those that the engine knows, and that it was stopped at once, failed, or its page was left. */
export const runEnds = [
  'completed',
  'stopped',
  'earlyStopping',
  'diverged',
  'hardStopped',
  'failed',
  'interrupted',
] as const satisfies readonly (TrainingEnd | 'hardStopped' | 'failed' | 'interrupted')[]

/** How a run ended. */
export interface RunEnd {
  readonly kind: (typeof runEnds)[number]
  readonly message: string
  /** The path of the node to look at; `null` for none. */
  readonly node: string | null
}

export type RunState = 'starting' | 'running' | 'paused' | 'stopping' | 'ended'

/** A training run as a page shows it, while it goes on and afterwards. Each member but `losses` is replaced, never changed inside. */
export interface TrainingRun {
  readonly id: string
  /** The path of the Trainer. */
  readonly trainer: string
  label: string
  /** The number of its colour, `--rt-series-0` and following. */
  readonly colour: number
  isVisible: boolean
  state: RunState
  record: TrainingRecord | null
  /** The loss of each step. */
  readonly losses: GrowingSeries
  epochs: readonly EpochRecord[]
  progress: TrainingProgress | null
  /** The inside of the network by epoch, where it was asked for; of long runs not every epoch. */
  statistics: readonly TrainingStatistics[]
  /** Updates of the weights at the last checkpoint; `null` while there is none. */
  checkpoint: number | null
  warning: string | null
  /** Why it is over; `null` while it goes on. */
  end: RunEnd | null
  /** The graph has been edited since: this run trains it as it was. */
  isOutdated: boolean
}

export interface TrainingRunOptions {
  readonly id: string
  readonly trainer: string
  readonly label: string
  readonly colour?: number
}

/** A run of which nothing is known yet. What happens to it is told by `showTrainingEvent`. */
export function createTrainingRun({ id, trainer, label, colour = 0 }: TrainingRunOptions): TrainingRun {
  return shallowReactive<TrainingRun>({
    id,
    trainer,
    label,
    colour,
    isVisible: true,
    state: 'starting',
    record: null,
    losses: new GrowingSeries(),
    epochs: [],
    progress: null,
    statistics: [],
    checkpoint: null,
    warning: null,
    end: null,
    isOutdated: false,
  })
}

/** More epochs of statistics are thinned out: a picture has no more columns. */
const mostStatistics = 200

/** Takes what a run tells into what is shown of it. */
export function showTrainingEvent(run: TrainingRun, event: TrainingEvent): void {
  switch (event.event) {
    case 'started':
      run.record = event.record
      showHistory(run, event.record.epochs, event.losses)
      run.end = null
      if (run.state === 'starting') run.state = 'running'
      break
    case 'progress':
      showProgress(run, event.progress)
      break
    case 'epoch':
      run.epochs = [...run.epochs, event.epoch]
      break
    case 'statistics':
      run.statistics = thinned([...run.statistics, event.statistics])
      break
    case 'checkpoint':
      run.checkpoint = event.step
      break
    case 'warning':
      run.warning = event.message
      break
  }
}

/** Takes a history that was kept elsewhere: that of a checkpoint. */
export function showHistory(run: TrainingRun, epochs: readonly EpochRecord[], losses: readonly number[]): void {
  run.losses.cut(0)
  run.losses.append(losses)
  run.epochs = epochs
  const last = epochs.at(-1)?.epoch ?? 0
  run.statistics = run.statistics.filter(({ epoch }) => epoch <= last)
}

/** Forgets what came after a number of steps: the weights are those of then. */
export function cutRun(run: TrainingRun, epochs: readonly EpochRecord[], step: number): void {
  run.losses.cut(step)
  showHistory(run, epochs, Array.from(run.losses.values))
}

/** Ends a run in what is shown. */
export function endRun(run: TrainingRun, end: RunEnd): void {
  run.state = 'ended'
  run.end = end
}

function showProgress(run: TrainingRun, progress: TrainingProgress): void {
  // A message that was on its way when the run was stopped says nothing new about that.
  if (run.state !== 'stopping' && run.state !== 'ended' && progress.state !== 'ended') run.state = progress.state
  run.losses.cut(progress.step - progress.losses.length)
  run.losses.append(progress.losses)
  run.progress = progress
}

/** Every other one goes, the last ones stay. */
function thinned(statistics: readonly TrainingStatistics[]): readonly TrainingStatistics[] {
  if (statistics.length <= mostStatistics) return statistics
  return statistics.filter((_, index) => index % 2 === 0 || index >= statistics.length - 20)
}

/** Whether it goes on. */
export function isGoingOn({ state }: TrainingRun): boolean {
  return state !== 'ended'
}

/** Whether it can go on from its last checkpoint. */
export function isResumable({ end, checkpoint }: TrainingRun): boolean {
  return checkpoint !== null && end !== null && end.kind !== 'completed' && end.kind !== 'earlyStopping'
}
