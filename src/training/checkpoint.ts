import type { CheckpointSummary, TrainingRecord } from '../graph/training.js'
import type { TensorData } from '../operations/types.js'
import type { EpochSums } from './epoch-sums.js'

export type Tensors = ReadonlyMap<string, TensorData>

/** Where a run stands: everything that the next step depends on beside tensors. */
export interface Position {
  /** Full epochs so far. */
  epoch: number
  /** Training examples done of the current one. */
  examples: number
  /** Updates of the weights so far. */
  step: number
  /** Time in the current epoch in seconds, pauses left out. */
  seconds: number
}

/** The weights of the best epoch so far. */
export interface BestWeights {
  readonly epoch: number
  readonly weights: Tensors
}

/** All that is needed to go on as if the run had never stopped. Plain data. */
export interface Checkpoint {
  readonly version: 1
  readonly run: string
  /** What was trained, in one text: a run of another computation cannot be resumed. */
  readonly computation: string
  readonly record: TrainingRecord
  readonly position: Readonly<Position>
  readonly sums: EpochSums
  /** The loss of every step. */
  readonly losses: readonly number[]
  readonly best: BestWeights | null
  readonly weights: Tensors
  readonly states: Tensors
  readonly slots: Tensors
  /** Milliseconds since 1970. */
  readonly savedAt: number
  readonly isEnded: boolean
}

/** Keeps the last checkpoint of each run. Every function rejects where nothing can be kept. */
export interface CheckpointStore {
  /** In place of an earlier one of the run, which stays where this one cannot be kept. */
  save(checkpoint: Checkpoint): Promise<void>
  load(run: string): Promise<Checkpoint | null>
  /** The last one first. */
  list(): Promise<readonly CheckpointSummary[]>
  remove(run: string): Promise<void>
}

export function summarize(checkpoint: Checkpoint): CheckpointSummary {
  const { run, record, position, savedAt, isEnded, weights, states, slots, best } = checkpoint
  return {
    run,
    trainer: record.trainer,
    epoch: position.epoch,
    step: position.step,
    savedAt,
    isEnded,
    bytes: [weights, states, slots, best?.weights ?? new Map<string, TensorData>()].reduce(
      (sum, tensors) => sum + bytesOf(tensors),
      0,
    ),
  }
}

function bytesOf(tensors: Tensors): number {
  return [...tensors.values()].reduce((sum, { data }) => sum + data.byteLength, 0)
}
