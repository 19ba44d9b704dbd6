import {
  createBestBackend,
  createTfjsBackend,
  type DetectedBackend,
  detectBackends,
  type TfjsBackend,
  tfjsVersion,
  type WasmPaths,
} from '../backends/tfjs/index.js'
import type { KeepingFileStore } from '../data/files/keeping-file-store.js'
import type { Catalogue } from '../definition/catalogue.js'
import type { FileStore } from '../definition/source.js'
import { createEngine, type Engine } from '../engine/engine.js'
import type { Graph } from '../graph/graph.js'
import type { RunProgress, RunRequest, RunResult } from '../graph/run.js'
import type {
  CheckpointSummary,
  ExamplesReport,
  TrainingControl,
  TrainingRecord,
  TrainingRequest,
  TrainingResult,
} from '../graph/training.js'
import type { TensorData } from '../operations/types.js'
import { createDatabaseCheckpoints } from '../training/checkpoint-database.js'
import { createMemoryCheckpoints } from '../training/checkpoint-memory.js'
import { describeExamples } from '../training/describe-examples.js'
import { version } from '../version.js'
import { HostFiles } from './host-files.js'
import { HostTraining, type TrainingContext } from './host-training.js'
import { EngineError, type MemoryReport } from './protocol.js'

export interface HostOptions {
  /** The nodes that graphs may use. */
  readonly catalogue: Catalogue
  /** Where the wasm backend's files are; by default those that the bundler finds in its package. */
  readonly wasmPaths?: WasmPaths
  /** Where the user's files are; by default in the browser's database, elsewhere in memory. */
  readonly files?: FileStore & Partial<KeepingFileStore>
}

/** Carries out the calls of a client on one engine, which it moves from backend to backend with its weights. */
export class EngineHost {
  /** The user's files. */
  readonly files: HostFiles
  readonly #options: HostOptions
  #engine: Promise<Engine> | null = null
  #graph: Graph | null = null
  #detected: Promise<readonly DetectedBackend[]> | null = null
  readonly #training = new HostTraining(
    'indexedDB' in globalThis ? createDatabaseCheckpoints() : createMemoryCheckpoints(),
    { 'rete-tfjs-plugin': version, '@tensorflow/tfjs-core': tfjsVersion },
  )

  constructor(options: HostOptions) {
    this.#options = options
    this.files = new HostFiles(options.catalogue, options.files)
  }

  /** What this environment can run, best first. It is found out once. */
  backends(): Promise<readonly DetectedBackend[]> {
    this.#detected ??= detectBackends()
    return this.#detected
  }

  /**
   * Takes another backend; the weights come along, but for those on a device that was lost. `auto` takes the best one that computes what it
   * should. The old engine stays where the new one cannot start.
   */
  async useBackend(name: string): Promise<string> {
    const current = (await this.#engine)?.backend
    if (current?.name === name && current.isLost !== true) return name
    if (this.#training.isRunning) throw new EngineError(`backend ${name}: expected no training run meanwhile`)
    return this.#move(name)
  }

  async run(
    graph: Graph | null,
    request: RunRequest,
    options: { readonly signal: AbortSignal; onProgress(progress: RunProgress): void },
  ): Promise<RunResult> {
    // Another call may send another graph while this one waits for the backend.
    const known = this.#take(graph)
    return (await this.#current()).run(known, request, options)
  }

  async train(graph: Graph | null, request: TrainingRequest, context: TrainingContext): Promise<TrainingResult> {
    const known = this.#take(graph)
    this.#training.announce(context.id)
    try {
      return await this.#training.train(await this.#current(), known, request, context)
    } finally {
      this.#training.end(context.id)
    }
  }

  /** Says something to the training run of a call; one that has ended hears nothing. */
  tell(id: number, control: TrainingControl): void {
    this.#training.tell(id, control)
  }

  async examples(graph: Graph | null, trainer: string | null): Promise<ExamplesReport> {
    const known = this.#take(graph)
    return describeExamples(await this.#current(), known, trainer ?? undefined)
  }

  checkpoints(): Promise<readonly CheckpointSummary[]> {
    return this.#training.checkpoints()
  }

  async restoreCheckpoint(run: string): Promise<TrainingRecord> {
    return this.#training.restore(await this.#current(), run)
  }

  async removeCheckpoint(run: string): Promise<null> {
    await this.#training.remove(run)
    return null
  }

  async weights(keys: readonly string[] | null): Promise<ReadonlyMap<string, TensorData>> {
    const { weights } = await this.#current()
    if (keys === null) return weights.export()
    const found = new Map<string, TensorData>()
    for (const key of keys) {
      const tensor = await weights.get(key)
      if (tensor) found.set(key, tensor)
    }
    return found
  }

  async setWeights(weights: ReadonlyMap<string, TensorData>): Promise<null> {
    await (await this.#current()).weights.import(weights)
    return null
  }

  async resetWeights(): Promise<null> {
    await (await this.#current()).weights.reset()
    return null
  }

  async memory(): Promise<MemoryReport> {
    return (await this.#current()).backend.memory()
  }

  /** Gives back all that is kept on the backend. */
  async dispose(): Promise<void> {
    const engine = await this.#engine
    this.#engine = null
    await engine?.dispose()
  }

  /** The graph of a call; `null` stands for the last one. */
  #take(graph: Graph | null): Graph {
    this.#graph = graph ?? this.#graph
    if (!this.#graph) throw new EngineError('expected a graph, received none')
    return this.#graph
  }

  async #current(): Promise<Engine> {
    const before = (await this.#engine)?.backend
    if (!before) await this.#move('auto')
    else if (before.isLost) await this.#move(before.name)
    const engine = await this.#engine
    if (!engine) throw new EngineError('expected a backend that starts, received none')
    return engine
  }

  async #move(name: string): Promise<string> {
    const current = await this.#engine
    const isLost = current?.backend.isLost === true
    const backend = name === 'auto' ? await this.#startBest() : await this.#start(name)
    if (current?.backend.name === backend.name && !isLost) return backend.name
    const next = createEngine({ backend, catalogue: this.#options.catalogue, files: this.files.store })
    if (!isLost) await current?.weights.moveTo(next.weights)
    await current?.dispose()
    this.#engine = Promise.resolve(next)
    return backend.name
  }

  async #startBest(): Promise<TfjsBackend> {
    const { backend, refused } = await createBestBackend(this.#startOptions)
    const reports = await this.backends()
    // What a self-test found out belongs into the list.
    this.#detected = Promise.resolve(
      reports.map((report) => refused.find(({ name }) => name === report.name) ?? report),
    )
    return backend
  }

  async #start(name: string): Promise<TfjsBackend> {
    const reports = await this.backends()
    const report = reports.find((candidate) => candidate.name === name)
    if (!report) {
      throw new EngineError(
        `backend: expected auto or one of ${reports.map((r) => r.name).join(', ')}, received ${name}`,
      )
    }
    if (!report.isAvailable) throw new EngineError(`backend ${name}: ${report.reason}`)
    return createTfjsBackend(report.name, this.#startOptions)
  }

  get #startOptions() {
    const { wasmPaths } = this.#options
    return wasmPaths ? { wasmPaths } : {}
  }
}
