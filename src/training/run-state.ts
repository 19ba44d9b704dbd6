import type { EpochRecord, TrainingRecord } from '../graph/training.js'
import type { BestWeights, Checkpoint, Position } from './checkpoint.js'
import { emptySums, type EpochSums } from './epoch-sums.js'

/** Where a run stands, apart from tensors on the backend. It changes with every step. */
export interface RunState {
  readonly record: Omit<TrainingRecord, 'epochs'>
  readonly epochs: EpochRecord[]
  readonly position: Position
  sums: EpochSums
  /** The loss of every step. */
  readonly losses: number[]
  best: BestWeights | null
}

export function beginState(record: RunState['record']): RunState {
  const position = { epoch: 0, examples: 0, step: 0, seconds: 0 }
  return { record, epochs: [], position, sums: emptySums(), losses: [], best: null }
}

/** The state that a checkpoint holds, to be changed on without changing the checkpoint. */
export function resumeState({ record, position, sums, losses, best }: Checkpoint): RunState {
  const { epochs, ...rest } = record
  return {
    record: rest,
    epochs: [...epochs],
    position: { ...position },
    sums: copySums(sums),
    losses: [...losses],
    best,
  }
}

export function recordOf({ record, epochs }: RunState): TrainingRecord {
  return { ...record, epochs: [...epochs] }
}

/** The state as it is now, for a checkpoint: later steps do not change it. */
export function holdState(state: RunState): Pick<Checkpoint, 'record' | 'position' | 'sums' | 'losses' | 'best'> {
  const { position, sums, losses, best } = state
  return {
    record: recordOf(state),
    position: { ...position },
    sums: copySums(sums),
    losses: [...losses],
    best,
  }
}

function copySums(sums: EpochSums): EpochSums {
  return structuredClone(sums)
}
