import type { Graph } from '../../src/graph/graph.js'
import type {
  EpochRecord,
  Training,
  TrainingControl,
  TrainingEvent,
  TrainingRequest,
  TrainingResult,
} from '../../src/graph/training.js'
import type { EngineClient } from '../../src/worker/client.js'

/** A run with all that it tells. */
export interface Followed {
  readonly done: Promise<TrainingResult>
  tell(control: TrainingControl): void
  readonly events: readonly TrainingEvent[]
  /** The loss of each step that it made. */
  readonly losses: readonly number[]
}

/** Begins a run from fresh weights. */
export function follow(
  client: EngineClient,
  graph: Graph,
  request: TrainingRequest = {},
  onEvent: (event: TrainingEvent, training: Pick<Training, 'tell'>) => void = () => undefined,
): Followed {
  const events: TrainingEvent[] = []
  const losses: number[] = []
  const training = client.train(graph, { start: 'fresh', ...request }, (event) => {
    events.push(event)
    if (event.event === 'progress') losses.push(...event.progress.losses)
    onEvent(event, training)
  })
  return { done: training.done, tell: (control) => training.tell(control), events, losses }
}

/** Goes step by step to the given one, where `then` is done, while the run stands paused. For requests with `isPaused`. */
export function stepTo(step: number, then: (training: Pick<Training, 'tell'>) => void) {
  return (event: TrainingEvent, training: Pick<Training, 'tell'>) => {
    if (event.event !== 'progress' || event.progress.state !== 'paused') return
    if (event.progress.step < step) training.tell({ do: 'step' })
    else if (event.progress.step === step) then(training)
  }
}

/** What of an epoch must be equal in equal runs: all but the time. */
export function figuresOf({ seconds: _, ...figures }: EpochRecord): Omit<EpochRecord, 'seconds'> {
  return figures
}
