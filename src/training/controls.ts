import type { TrainingControl } from '../graph/training.js'

/** What is said to a run, in order, until it listens. */
export class TrainingControls {
  readonly #said: TrainingControl[] = []
  #wake: (() => void) | null = null

  tell(control: TrainingControl): void {
    this.#said.push(control)
    this.#wake?.()
  }

  /** The next thing that was said; `undefined` for nothing. */
  take(): TrainingControl | undefined {
    return this.#said.shift()
  }

  /** Settles when something has been said. @throws the signal's reason once it is aborted */
  async wait(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (this.#said.length > 0) return
    const wake = () => this.#wake?.()
    signal?.addEventListener('abort', wake, { once: true })
    await new Promise<void>((resolve) => (this.#wake = resolve))
    this.#wake = null
    signal?.removeEventListener('abort', wake)
    signal?.throwIfAborted()
  }
}
