import type { TrainingCommand } from './training-commands.js'
import type { TrainingRun } from './training-run.js'

/** What a Trainer shows in its node: the run that goes on, or did last, and what can be said to it. */
export interface NodeTraining {
  readonly run: TrainingRun | null
  readonly commands: readonly TrainingCommand[]
}
