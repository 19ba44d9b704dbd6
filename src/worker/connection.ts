import type { RunProgress } from '../graph/run.js'
import type { TrainingControl, TrainingEvent } from '../graph/training.js'
import { followLifeLine } from './life-line.js'
import { type EngineCall, type EngineCalls, EngineError, type Reply, type Request } from './protocol.js'

/** The part of a `Worker` that the client uses. */
export interface EngineWorker {
  onmessage: ((event: MessageEvent<Reply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  onmessageerror: ((event: MessageEvent) => void) | null
  postMessage(message: unknown): void
  terminate(): void
}

export interface CallOptions {
  /** Cancels the call: it rejects with the signal's reason, and the worker stops within milliseconds. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RunProgress) => void
}

interface OpenOptions extends CallOptions {
  readonly onTraining?: ((event: TrainingEvent) => void) | undefined
}

interface Pending extends Omit<OpenOptions, 'signal'> {
  resolve(result: EngineCalls[EngineCall]['result']): void
  reject(error: unknown): void
}

/** A call under way. */
interface OpenCall<C extends EngineCall> {
  readonly answer: Promise<EngineCalls[C]['result']>
  /** What has ended, or died with its worker, hears nothing. */
  readonly tell: (control: TrainingControl) => void
}

/** Calls to a worker, which the first one starts. A worker that dies fails its calls and is replaced by the next one. */
export class WorkerConnection {
  readonly #startWorker: () => EngineWorker
  readonly #onStart: () => void
  #worker: EngineWorker | null = null
  #endFollowing: () => void = () => undefined
  #nextId = 1
  readonly #pending = new Map<number, Pending>()

  /** `onStart` is called for each new worker, which knows nothing yet, before its first call. */
  constructor(startWorker: () => EngineWorker, onStart: () => void) {
    this.#startWorker = startWorker
    this.#onStart = onStart
  }

  /** Sees to it that there is a worker. */
  start(): EngineWorker {
    if (this.#worker) return this.#worker
    const worker = this.#startWorker()
    worker.onmessage = ({ data }) => this.#receive(data)
    worker.onerror = (event) => {
      event.preventDefault()
      this.end(new EngineError(`the engine's worker ended: ${event.message || 'it could not be loaded'}`))
    }
    worker.onmessageerror = () => this.end(new EngineError("the engine's worker sent what cannot be read"))
    this.#worker = worker
    this.#onStart()
    return worker
  }

  call<C extends EngineCall>(
    call: C,
    given: EngineCalls[C]['arguments'],
    options: CallOptions = {},
  ): Promise<EngineCalls[C]['result']> {
    const { signal } = options
    return signal?.aborted ? Promise.reject(reasonOf(signal)) : this.open(call, given, options).answer
  }

  open<C extends EngineCall>(
    call: C,
    given: EngineCalls[C]['arguments'],
    { signal, ...followers }: OpenOptions,
  ): OpenCall<C> {
    const worker = this.start()
    const id = this.#nextId++
    const cancel = () => worker.postMessage({ call: 'cancel', id } satisfies Request)
    signal?.addEventListener('abort', cancel, { once: true })
    const answer = new Promise<EngineCalls[C]['result']>((resolve, reject) => {
      this.#pending.set(id, {
        resolve,
        reject: (error) => reject(signal?.aborted ? reasonOf(signal) : (error as Error)),
        ...followers,
      })
      worker.postMessage({ call, id, arguments: given })
    })
    return {
      answer: answer.finally(() => signal?.removeEventListener('abort', cancel)),
      tell: (control) => {
        if (this.#pending.has(id)) worker.postMessage({ call: 'control', id, control } satisfies Request)
      },
    }
  }

  #receive(reply: Reply): void {
    if (reply.reply === 'alive') {
      const died = () =>
        this.end(new EngineError("the engine's worker died: the browser had no memory left for it, or it crashed"))
      this.#endFollowing = followLifeLine(reply.lock, died)
      return
    }
    const pending = this.#pending.get(reply.id)
    if (!pending) return
    if (reply.reply === 'progress') return pending.onProgress?.(reply.progress)
    if (reply.reply === 'training') return pending.onTraining?.(reply.event)
    this.#pending.delete(reply.id)
    if (reply.reply === 'result') pending.resolve(reply.result)
    else if (reply.reply === 'cancelled') pending.reject(new EngineError('cancelled'))
    else pending.reject(new EngineError(reply.message, reply.problems))
  }

  /** Ends the worker at once, and fails its calls. */
  end(error: EngineError): void {
    this.#endFollowing()
    this.#worker?.terminate()
    this.#worker = null
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    for (const call of pending) call.reject(error)
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new EngineError('cancelled')
}
