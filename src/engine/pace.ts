import { giveWay } from './give-way.js'

/** How long a run may hold its thread, in milliseconds: half a frame. */
const holdingTime = 8

/** Keeps a run from holding its thread: it pauses for messages now and then, and there a cancel takes effect. */
export class Pace {
  readonly #signal: AbortSignal | undefined
  readonly #onPause: (() => void) | undefined
  /** When the run went on after its last pause, as of `performance.now()`. */
  resumed = performance.now()

  /** `onPause` is called before each pause: the place for progress. */
  constructor(signal?: AbortSignal, onPause?: () => void) {
    this.#signal = signal
    this.#onPause = onPause
  }

  /** Whether it is time for a pause. `now` as of `performance.now()`. */
  isDue(now: number): boolean {
    return now - this.resumed >= holdingTime
  }

  /** @throws the signal's reason once the run is cancelled. */
  async pause(): Promise<void> {
    this.#onPause?.()
    this.check()
    await giveWay()
    this.check()
    this.resumed = performance.now()
  }

  /** @throws the signal's reason once the run is cancelled. */
  check(): void {
    this.#signal?.throwIfAborted()
  }

  /** Whether this is what a cancelled run throws. */
  isCancellation(error: unknown): boolean {
    return this.#signal?.aborted === true && error === this.#signal.reason
  }
}
