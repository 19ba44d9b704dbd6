import type { JsonObject } from '../definition/json.js'
import type { FileReference } from '../definition/params/file.js'
import type { ChosenFile, Inspected } from '../definition/source.js'
import type { Graph } from '../graph/graph.js'
import type { RunRequest, RunResult } from '../graph/run.js'
import type {
  CheckpointSummary,
  ExamplesReport,
  Training,
  TrainingEvent,
  TrainingRecord,
  TrainingRequest,
} from '../graph/training.js'
import type { TensorData } from '../operations/types.js'
import { type CallOptions, type EngineWorker, WorkerConnection } from './connection.js'
import { type BackendReport, EngineError, type KeptFileReport, type MemoryReport } from './protocol.js'

export { type BackendReport, type CallOptions, EngineError, type EngineWorker, type KeptFileReport, type MemoryReport }
export type { RunProgress, RunRequest, RunResult } from '../graph/run.js'
export type * from '../graph/training.js'

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
  readonly #connection: WorkerConnection
  /** The graph that the worker already has. */
  #sent: Graph | null = null
  #backend: string | null = null
  readonly files: EngineFiles

  constructor(startWorker: () => EngineWorker) {
    const connection = new WorkerConnection(startWorker, () => this.#greet())
    this.#connection = connection
    this.files = {
      keep: (files, isFolder = false, addTo = null) => connection.call('keepFiles', [files, isFolder, addTo]),
      read: (reference) => connection.call('readFile', [reference]),
      has: (reference) => connection.call('hasFile', [reference]),
      list: () => connection.call('keptFiles', []),
      remove: (sha256) => connection.call('removeFile', [sha256]).then(() => undefined),
      inspect: (type, params) => connection.call('inspectFile', [type, params]),
    }
  }

  /** A new worker has no graph, and computes with what the last one was told to. */
  #greet(): void {
    this.#sent = null
    if (this.#backend !== null) this.#connection.call('useBackend', [this.#backend]).catch(() => undefined)
  }

  backends(): Promise<readonly BackendReport[]> {
    return this.#connection.call('backends', [])
  }

  async useBackend(name: string): Promise<string> {
    const used = await this.#connection.call('useBackend', [name])
    this.#backend = name
    return used
  }

  run(graph: Graph, request: RunRequest = {}, options: CallOptions = {}): Promise<RunResult> {
    const answer = this.#connection.call('run', [this.#unlessSent(graph), request], options)
    // A call that was cancelled before it began has sent nothing.
    if (options.signal?.aborted !== true) this.#sent = graph
    return answer
  }

  train(graph: Graph, request: TrainingRequest = {}, onTraining?: (event: TrainingEvent) => void): Training {
    const { answer, tell } = this.#connection.open('train', [this.#unlessSent(graph), request], { onTraining })
    this.#sent = graph
    return { done: answer, tell }
  }

  examples(graph: Graph, trainer?: string): Promise<ExamplesReport> {
    const answer = this.#connection.call('examples', [this.#unlessSent(graph), trainer ?? null])
    this.#sent = graph
    return answer
  }

  checkpoints(): Promise<readonly CheckpointSummary[]> {
    return this.#connection.call('checkpoints', [])
  }

  restoreCheckpoint(run: string): Promise<TrainingRecord> {
    return this.#connection.call('restoreCheckpoint', [run])
  }

  async removeCheckpoint(run: string): Promise<void> {
    await this.#connection.call('removeCheckpoint', [run])
  }

  weights(keys?: readonly string[]): Promise<ReadonlyMap<string, TensorData>> {
    return this.#connection.call('weights', [keys ?? null])
  }

  async setWeights(weights: ReadonlyMap<string, TensorData>): Promise<void> {
    await this.#connection.call('setWeights', [weights])
  }

  async resetWeights(): Promise<void> {
    await this.#connection.call('resetWeights', [])
  }

  memory(): Promise<MemoryReport> {
    return this.#connection.call('memory', [])
  }

  restart(): void {
    this.#connection.end(new EngineError('the engine was stopped'))
  }

  destroy(): void {
    this.#connection.end(new EngineError('the engine was closed'))
  }

  /** `null` for the graph that the worker already has. */
  #unlessSent(graph: Graph): Graph | null {
    // The worker must be there before it is known what it has.
    this.#connection.start()
    return graph === this.#sent ? null : graph
  }
}
