import { BackendLostError } from '../../engine/backend-lost.js'
import type { TfjsBackendName } from './kernel.js'

/**
 * The device that a GPU backend computes on, and whether it is still there. Once it is lost, TensorFlow.js reads zeros, fails with messages of its
 * own, or waits for ever: it is this that ends such calls.
 */
export class Device {
  readonly #backend: TfjsBackendName
  readonly #isGone: () => boolean
  readonly #reason: string
  readonly #waiting = new Set<(error: BackendLostError) => void>()
  #loss: BackendLostError | null = null

  /** `reason` is what a loss is called if nobody says it, `isGone` asks the device itself: an event of the loss comes later. */
  constructor(backend: TfjsBackendName, reason: string, isGone: () => boolean = () => false) {
    this.#backend = backend
    this.#reason = reason
    this.#isGone = isGone
  }

  get isLost(): boolean {
    if (!this.#loss && this.#isGone()) this.lose()
    return this.#loss !== null
  }

  /** The device is gone: whoever waits for it is told. */
  lose(reason = this.#reason): void {
    if (this.#loss) return
    const loss = new BackendLostError(this.#backend, reason)
    this.#loss = loss
    for (const reject of this.#waiting) reject(loss)
    this.#waiting.clear()
  }

  /** @throws BackendLostError */
  check(): void {
    if (this.isLost && this.#loss) throw this.#loss
  }

  /** What calling TensorFlow.js gives, if the device was there before and after. @throws BackendLostError in place of what a lost device fails with */
  run<T>(work: () => T): T {
    this.check()
    try {
      return work()
    } catch (error) {
      this.check()
      throw error
    }
  }

  /** Waits for a result, but not for one that never comes. @throws BackendLostError where the device was lost meanwhile */
  async wait<T>(result: () => Promise<T>): Promise<T> {
    this.check()
    let stop: ((error: BackendLostError) => void) | undefined
    const lost = new Promise<never>((_resolve, reject) => this.#waiting.add((stop = reject)))
    try {
      const value = await Promise.race([result(), lost])
      // A lost device gives zeros.
      this.check()
      return value
    } catch (error) {
      this.check()
      throw error
    } finally {
      if (stop) this.#waiting.delete(stop)
    }
  }
}
