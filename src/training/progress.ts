import type { Figures, TrainingEvent, TrainingProgress, TrainingState } from '../graph/training.js'
import type { ExampleSplit } from './examples.js'
import { Meter } from './meter.js'
import { epochSizeOf, nextLearningRate } from './moment.js'
import type { RunState } from './run-state.js'
import type { StepRunner } from './step-runner.js'

/** The least time between two messages of progress, in milliseconds: twenty a second. */
const interval = 50

/** What a message says beside what the reporter knows. */
export interface ProgressFacts {
  readonly epochs: number
  readonly batches: number
  readonly batch: number
  readonly learningRate: number
  /** Examples from the current place to the end of the run. */
  readonly examplesLeft: number
  readonly memory: TrainingProgress['memory']
}

/** What there is to say at this place of a run. */
export function factsOf({ trainer, engine }: StepRunner, split: ExampleSplit, state: RunState): ProgressFacts {
  const { epoch, examples } = state.position
  const { epochs, batchSize } = trainer.params
  const size = epochSizeOf(split, trainer.params)
  return {
    epochs,
    batch: Math.ceil(examples / batchSize),
    batches: Math.ceil(size / batchSize),
    learningRate: nextLearningRate(state, split, trainer.params),
    examplesLeft: Math.max(0, (epochs - epoch) * size - examples),
    memory: engine.backend.memory(),
  }
}

/** Tells where a run stands, not more often than a page can show it. */
export class ProgressReporter {
  readonly meter = new Meter()
  readonly #state: RunState
  readonly #onEvent: (event: TrainingEvent) => void
  /** Steps whose losses have been told. */
  #told: number
  #lastAt = -Infinity

  constructor(state: RunState, onEvent: (event: TrainingEvent) => void) {
    this.#state = state
    this.#onEvent = onEvent
    this.#told = state.losses.length
  }

  /** Whether it is time for a message. `now` as of `performance.now()`. */
  isDue(now: number): boolean {
    return now - this.#lastAt >= interval
  }

  tell(state: TrainingState, facts: ProgressFacts): void {
    const { position, losses, sums } = this.#state
    this.#lastAt = performance.now()
    const { rate } = this.meter
    const { examplesLeft, ...known } = facts
    const figures: Figures = Object.fromEntries(
      Object.entries(sums.losses).map(([name, sum]) => [name, sum / sums.examples]),
    )
    const progress: TrainingProgress = {
      ...known,
      state,
      epoch: Math.min(position.epoch + 1, facts.epochs),
      step: position.step,
      examplesPerSecond: rate,
      secondsLeft: rate > 0 ? examplesLeft / rate : null,
      losses: losses.slice(this.#told),
      figures,
    }
    this.#told = losses.length
    this.#onEvent({ event: 'progress', progress })
  }
}
