import type { TrainingEvent } from '../graph/training.js'
import type { Checkpoint, CheckpointStore } from './checkpoint.js'
import { holdState, type RunState } from './run-state.js'
import type { StepRunner } from './step-runner.js'

/** What a checkpoint is made of, and where it goes. */
export interface CheckpointParts {
  readonly runner: StepRunner
  readonly state: RunState
  readonly computation: string
  readonly checkpoints: CheckpointStore | null
  readonly onEvent: (event: TrainingEvent) => void
}

/**
 * Keeps a checkpoint of a run that has a name. Where it cannot be kept the run goes on, and says so. Gives whether it is kept.
 */
export async function keepCheckpoint(parts: CheckpointParts, isEnded: boolean): Promise<boolean> {
  const { checkpoints, state, computation, runner, onEvent } = parts
  const { run } = state.record
  if (!checkpoints || run === null) return false
  const { weights, states } = runner.engine
  const checkpoint: Checkpoint = {
    version: 1,
    run,
    computation,
    ...holdState(state),
    weights: await weights.export(),
    states: await states.export(),
    slots: await runner.slots.export(),
    savedAt: Date.now(),
    isEnded,
  }
  const { step } = state.position
  try {
    await checkpoints.save(checkpoint)
    onEvent({ event: 'checkpoint', step })
    return true
  } catch (error) {
    onEvent({ event: 'warning', message: `the checkpoint of step ${step} could not be kept: ${describe(error)}` })
    return false
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'QuotaExceededError' ? `the browser's storage is full (${error.message})` : error.message
}
