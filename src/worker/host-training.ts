import type { Engine } from '../engine/engine.js'
import type { Graph } from '../graph/graph.js'
import type {
  CheckpointSummary,
  TrainingControl,
  TrainingEvent,
  TrainingRecord,
  TrainingRequest,
  TrainingResult,
} from '../graph/training.js'
import type { CheckpointStore } from '../training/checkpoint.js'
import { TrainingControls } from '../training/controls.js'
import { restoreCheckpoint, train } from '../training/train.js'
import { EngineError } from './protocol.js'

/** What a training run is followed and steered with. */
export interface TrainingContext {
  /** Names the call, for what is said to it later. */
  readonly id: number
  readonly signal: AbortSignal
  readonly onEvent: (event: TrainingEvent) => void
}

/** The training runs of a host: one at a time, since a run changes the weights that another would learn from. */
export class HostTraining {
  readonly #checkpoints: CheckpointStore
  readonly #versions: Readonly<Record<string, string>>
  /** By call: a run may be spoken to before its backend has started. */
  readonly #controls = new Map<number, TrainingControls>()
  #running: number | null = null

  constructor(checkpoints: CheckpointStore, versions: Readonly<Record<string, string>>) {
    this.#checkpoints = checkpoints
    this.#versions = versions
  }

  get isRunning(): boolean {
    return this.#running !== null
  }

  /** Called when the call arrives, before anything is waited for. @throws EngineError while another run goes on */
  announce(id: number): void {
    if (this.#running !== null) throw new EngineError('train: expected no other training run at the same time')
    this.#running = id
    this.#controls.set(id, new TrainingControls())
  }

  tell(id: number, control: TrainingControl): void {
    this.#controls.get(id)?.tell(control)
  }

  async train(
    engine: Engine,
    graph: Graph,
    request: TrainingRequest,
    { id, signal, onEvent }: TrainingContext,
  ): Promise<TrainingResult> {
    const controls = this.#controls.get(id) ?? new TrainingControls()
    const checkpoints = this.#checkpoints
    return train(engine, graph, request, { controls, signal, onEvent, checkpoints, versions: this.#versions })
  }

  /** The call has ended, however it ended. */
  end(id: number): void {
    this.#controls.delete(id)
    if (this.#running === id) this.#running = null
  }

  checkpoints(): Promise<readonly CheckpointSummary[]> {
    return this.#checkpoints.list()
  }

  restore(engine: Engine, run: string): Promise<TrainingRecord> {
    return restoreCheckpoint(engine, this.#checkpoints, run)
  }

  remove(run: string): Promise<void> {
    return this.#checkpoints.remove(run)
  }
}
