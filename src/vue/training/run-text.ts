import type { RunEnd, RunState, TrainingRun } from './training-run.js'

const states: Readonly<Record<Exclude<RunState, 'ended'>, string>> = {
  starting: 'Starting',
  running: 'Training',
  paused: 'Paused',
  stopping: 'Stopping',
}

const ends: Readonly<Record<RunEnd['kind'], string>> = {
  completed: 'Done',
  stopped: 'Stopped',
  earlyStopping: 'Stopped early',
  diverged: 'Diverged',
  hardStopped: 'Stopped at once',
  failed: 'Failed',
  interrupted: 'Interrupted',
}

/** The state of a run in a word or two. */
export function stateText({ state, end }: TrainingRun): string {
  return state === 'ended' ? ends[end?.kind ?? 'stopped'] : states[state]
}

/** How much of a run is done, 0 to 1. */
export function shareDone({ progress, end }: TrainingRun): number {
  if (end?.kind === 'completed') return 1
  if (!progress || progress.epochs === 0 || progress.batches === 0) return 0
  return Math.min(1, (progress.epoch - 1 + progress.batch / progress.batches) / progress.epochs)
}
