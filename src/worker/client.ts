import type { JsonObject } from '../definition/json.js'
import type { FileReference } from '../definition/params/file.js'
import type { ChosenFile, Inspected } from '../definition/source.js'
import type { Graph } from '../graph/graph.js'
import type { RunProgress, RunRequest, RunResult } from '../graph/run.js'
import type {
  CheckpointSummary,
  ExamplesReport,
  Training,
  TrainingEvent,
  TrainingRecord,
  TrainingRequest,
} from '../graph/training.js'
import type { TensorData } from '../operations/types.js'
import { followLifeLine } from './life-line.js'
import {
  type BackendReport,
  type EngineCall,
  type EngineCalls,
  EngineError,
  type KeptFileReport,
  type MemoryReport,
  type Reply,
  type Request,
} from './protocol.js'

export { type BackendReport, EngineError, type KeptFileReport, type MemoryReport }
export type { RunProgress, RunRequest, RunResult }
export type * from '../graph/training.js'

export interface CallOptions {
  /** Cancels the call: it rejects with the signal's reason, and the worker stops within milliseconds. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RunProgress) => void
}

interface Pending {
  resolve(result: EngineCalls[EngineCall]['result']): void
  reject(error: unknown): void
  readonly onProgress?: ((progress: RunProgress) => void) | undefined
  readonly onTraining?: ((event: TrainingEvent) => void) | undefined
}

type Followers = Pick<Pending, 'onProgress' | 'onTraining'>

/** The part of a `Worker` that the client uses. */
export interface EngineWorker {
  onmessage: ((event: MessageEvent<Reply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  onmessageerror: ((event: MessageEvent) => void) | null
  postMessage(message: unknown): void
  terminate(): void
}

/** The user's files. They stay on this machine, each by the hash of its content. */
export interface EngineFiles {
  /**
   * Keeps a file, or with `isFolder` a folder or several files as one archive of their images, with those of the archive `addTo` if one is given.
   * @throws EngineError in one sentence where it is not kept: it is too large, no room is left. What was kept before stays.
   */
  keep(files: readonly ChosenFile[], isFolder?: boolean, addTo?: FileReference | null): Promise<FileReference>
  has(reference: FileReference): Promise<boolean>
  /** @throws EngineError where it is not on this machine */
  read(reference: FileReference): Promise<Uint8Array<ArrayBuffer>>
  list(): Promise<readonly KeptFileReport[]>
  remove(sha256: string): Promise<void>
  /** What a source of this type finds in the file that its parameters name. @throws EngineError that says what is wrong with the file */
  inspect(type: string, params: JsonObject): Promise<Inspected>
}

/** Runs graphs somewhere else than in the page's own thread. */
export interface EngineClient {
  backends(): Promise<readonly BackendReport[]>
  /** `auto` takes the best one that this machine can run. Gives the name of the one in use. */
  useBackend(name: string): Promise<string>
  /** @throws EngineError with the problems of the graph, or with those of the node that failed */
  run(graph: Graph, request?: RunRequest, options?: CallOptions): Promise<RunResult>
  /** The weights of these keys that there are, by default all, by `NODE_PATH/weight_name`, shaped as in Keras. */
  weights(keys?: readonly string[]): Promise<ReadonlyMap<string, TensorData>>
  setWeights(weights: ReadonlyMap<string, TensorData>): Promise<void>
  /** Forgets all weights: the next run makes them afresh. For when another graph is opened. */
  resetWeights(): Promise<void>
  memory(): Promise<MemoryReport>
  /** Trains a graph. Runs and calls may be made meanwhile: they are carried out between two batches. */
  train(graph: Graph, request?: TrainingRequest, onEvent?: (event: TrainingEvent) => void): Training
  /** Which examples a Trainer (by default the only one) learns from and which it holds out, and the names of classes that are known. */
  examples(graph: Graph, trainer?: string): Promise<ExamplesReport>
  /** The checkpoints that are kept on this machine, the last one first. */
  checkpoints(): Promise<readonly CheckpointSummary[]>
  /** Takes the weights of a run's last checkpoint, as after a hard stop. */
  restoreCheckpoint(run: string): Promise<TrainingRecord>
  removeCheckpoint(run: string): Promise<void>
  readonly files: EngineFiles
  /** Ends the worker at once, whatever it does; the next call starts a new one. Weights that were not saved are lost. */
  restart(): void
  destroy(): void
}

/** The worker with all nodes of this package. A bundler finds it by this very expression. */
function startDefaultWorker(): Worker {
  return new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'rete-tfjs-engine' })
}

/**
 * An engine in a worker, which is started by the first call. A developer with nodes of their own hands in a worker whose entry calls
 * `serveEngine({ nodes: [...nodes, mine] })`. A worker that dies fails its calls and is replaced by the next one.
 */
export function createEngineClient(startWorker: () => EngineWorker = startDefaultWorker): EngineClient {
  return new WorkerClient(startWorker)
}

class WorkerClient implements EngineClient {
  readonly #startWorker: () => EngineWorker
  #worker: EngineWorker | null = null
  #endFollowing: () => void = () => undefined
  /** The graph that this worker already has. */
  #sent: Graph | null = null
  #backend: string | null = null
  #nextId = 1
  readonly #pending = new Map<number, Pending>()
  readonly files: EngineFiles = {
    keep: (files, isFolder = false, addTo = null) => this.#call('keepFiles', [files, isFolder, addTo]),
    read: (reference) => this.#call('readFile', [reference]),
    has: (reference) => this.#call('hasFile', [reference]),
    list: () => this.#call('keptFiles', []),
    remove: (sha256) => this.#call('removeFile', [sha256]).then(() => undefined),
    inspect: (type, params) => this.#call('inspectFile', [type, params]),
  }

  constructor(startWorker: () => EngineWorker) {
    this.#startWorker = startWorker
  }

  backends(): Promise<readonly BackendReport[]> {
    return this.#call('backends', [])
  }

  async useBackend(name: string): Promise<string> {
    const used = await this.#call('useBackend', [name])
    this.#backend = name
    return used
  }

  run(graph: Graph, request: RunRequest = {}, options: CallOptions = {}): Promise<RunResult> {
    const answer = this.#call('run', [this.#unlessSent(graph), request], options)
    // A call that was cancelled before it began has sent nothing.
    if (options.signal?.aborted !== true) this.#sent = graph
    return answer
  }

  train(graph: Graph, request: TrainingRequest = {}, onTraining?: (event: TrainingEvent) => void): Training {
    const given = this.#unlessSent(graph)
    const id = this.#nextId
    const done = this.#call('train', [given, request], { onTraining })
    this.#sent = graph
    const worker = this.#worker
    return {
      done,
      tell: (control) => {
        // What has ended, or died with its worker, hears nothing.
        if (this.#pending.has(id)) worker?.postMessage({ call: 'control', id, control } satisfies Request)
      },
    }
  }

  examples(graph: Graph, trainer?: string): Promise<ExamplesReport> {
    const answer = this.#call('examples', [this.#unlessSent(graph), trainer ?? null])
    this.#sent = graph
    return answer
  }

  checkpoints(): Promise<readonly CheckpointSummary[]> {
    return this.#call('checkpoints', [])
  }

  restoreCheckpoint(run: string): Promise<TrainingRecord> {
    return this.#call('restoreCheckpoint', [run])
  }

  async removeCheckpoint(run: string): Promise<void> {
    await this.#call('removeCheckpoint', [run])
  }

  weights(keys?: readonly string[]): Promise<ReadonlyMap<string, TensorData>> {
    return this.#call('weights', [keys ?? null])
  }

  async setWeights(weights: ReadonlyMap<string, TensorData>): Promise<void> {
    await this.#call('setWeights', [weights])
  }

  async resetWeights(): Promise<void> {
    await this.#call('resetWeights', [])
  }

  memory(): Promise<MemoryReport> {
    return this.#call('memory', [])
  }

  restart(): void {
    this.#end(new EngineError('the engine was stopped'))
  }

  destroy(): void {
    this.#end(new EngineError('the engine was closed'))
  }

  /** `null` for the graph that the worker already has. */
  #unlessSent(graph: Graph): Graph | null {
    // The worker must be there before it is known what it has.
    this.#start()
    return graph === this.#sent ? null : graph
  }

  #start(): EngineWorker {
    if (this.#worker) return this.#worker
    const worker = this.#startWorker()
    worker.onmessage = ({ data }) => this.#receive(data)
    worker.onerror = (event) => {
      event.preventDefault()
      this.#end(new EngineError(`the engine's worker ended: ${event.message || 'it could not be loaded'}`))
    }
    worker.onmessageerror = () => this.#end(new EngineError("the engine's worker sent what cannot be read"))
    this.#worker = worker
    if (this.#backend !== null) this.#call('useBackend', [this.#backend]).catch(() => undefined)
    return worker
  }

  #call<C extends EngineCall>(
    call: C,
    given: EngineCalls[C]['arguments'],
    { signal, ...followers }: Followers & Pick<CallOptions, 'signal'> = {},
  ): Promise<EngineCalls[C]['result']> {
    if (signal?.aborted) return Promise.reject(reasonOf(signal))
    const worker = this.#start()
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
    return answer.finally(() => signal?.removeEventListener('abort', cancel))
  }

  #receive(reply: Reply): void {
    if (reply.reply === 'alive') {
      const died = () =>
        this.#end(new EngineError("the engine's worker died: the browser had no memory left for it, or it crashed"))
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

  #end(error: EngineError): void {
    this.#endFollowing()
    this.#worker?.terminate()
    this.#worker = null
    this.#sent = null
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    for (const call of pending) call.reject(error)
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new EngineError('cancelled')
}
