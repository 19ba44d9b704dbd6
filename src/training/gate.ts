import type { TrainingControl } from '../graph/training.js'
import type { Graph } from '../graph/graph.js'
import type { TrainingControls } from './controls.js'

/** What a gate tells the run that it lets through. */
export interface GateEvents {
  onPause(): void
  onResume(): void
  /** Other parameters of the Trainer. */
  onChange(graph: Graph): void
}

/** Stands between two batches: obeys what was said meanwhile, and holds a run that is paused. */
export class Gate {
  readonly #controls: TrainingControls
  readonly #events: GateEvents
  readonly #signal: AbortSignal | undefined
  #isPaused: boolean
  #isStopping = false
  /** Single batches that were asked for. */
  #stepsAsked = 0
  /** What belongs to a single batch is finished though the run is paused: the validation after the last one of an epoch. */
  #isStepping = false

  constructor(controls: TrainingControls, isPaused: boolean, events: GateEvents, signal?: AbortSignal) {
    this.#controls = controls
    this.#isPaused = isPaused
    this.#events = events
    this.#signal = signal
  }

  /** Whether `stop` was said. */
  get isStopping(): boolean {
    return this.#isStopping
  }

  /** Settles when the next batch may be done; false once `stop` was said. @throws the signal's reason */
  async pass(kind: 'training' | 'validation'): Promise<boolean> {
    if (kind === 'training') this.#isStepping = false
    for (;;) {
      for (let control = this.#controls.take(); control; control = this.#controls.take()) this.#obey(control)
      if (this.#isStopping) return false
      if (!this.#isPaused || this.#isStepping) return true
      if (this.#stepsAsked > 0) {
        // Asked for in the middle of a validation, it finishes that and is still owed its batch of training.
        if (kind === 'training') this.#stepsAsked--
        this.#isStepping = true
        return true
      }
      this.#events.onPause()
      await this.#controls.wait(this.#signal)
    }
  }

  #obey(control: TrainingControl): void {
    if (control.do === 'set') this.#events.onChange(control.graph)
    else if (control.do === 'stop') this.#isStopping = true
    else {
      const wasPaused = this.#isPaused
      this.#isPaused = control.do !== 'resume'
      this.#stepsAsked = control.do === 'step' ? this.#stepsAsked + 1 : 0
      if (wasPaused && !this.#isPaused) this.#events.onResume()
    }
  }
}
