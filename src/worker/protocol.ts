import type { JsonObject } from '../definition/json.js'
import type { FileReference } from '../definition/params/file.js'
import type { Problem } from '../definition/problem.js'
import type { ChosenFile, Inspected } from '../definition/source.js'
import type { Graph } from '../graph/graph.js'
import type { RunProgress, RunRequest, RunResult } from '../graph/run.js'
import type {
  CheckpointSummary,
  ExamplesReport,
  TrainingControl,
  TrainingEvent,
  TrainingRecord,
  TrainingRequest,
  TrainingResult,
} from '../graph/training.js'
import type { TensorData } from '../operations/types.js'

/** What the environment of the worker can run, best first. */
export interface BackendReport {
  readonly name: string
  readonly isAvailable: boolean
  /** Why it stands where it stands: `software renderer`, `no adapter`, `WebAssembly with SIMD`. */
  readonly reason: string
}

export interface MemoryReport {
  readonly tensors: number
  readonly bytes: number
}

/** A file of the user's that is kept on this machine. */
export interface KeptFileReport extends FileReference {
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly keptAt: number
}

/** What the worker can be asked to do: for each call its arguments and its result. All of it is plain data. */
export interface EngineCalls {
  backends: { readonly arguments: readonly []; readonly result: readonly BackendReport[] }
  /** `auto` takes the first available one. Gives the name of the one in use. */
  useBackend: { readonly arguments: readonly [name: string]; readonly result: string }
  /** `null` stands for the graph that was sent last, so that an unchanged graph crosses once. */
  run: { readonly arguments: readonly [graph: Graph | null, request: RunRequest]; readonly result: RunResult }
  /** `null` for all. */
  weights: {
    readonly arguments: readonly [keys: readonly string[] | null]
    readonly result: ReadonlyMap<string, TensorData>
  }
  setWeights: { readonly arguments: readonly [weights: ReadonlyMap<string, TensorData>]; readonly result: null }
  resetWeights: { readonly arguments: readonly []; readonly result: null }
  memory: { readonly arguments: readonly []; readonly result: MemoryReport }
  /** Answers when the run has ended; tells of it meanwhile, and is told by `control`. */
  train: {
    readonly arguments: readonly [graph: Graph | null, request: TrainingRequest]
    readonly result: TrainingResult
  }
  examples: {
    readonly arguments: readonly [graph: Graph | null, trainer: string | null]
    readonly result: ExamplesReport
  }
  checkpoints: { readonly arguments: readonly []; readonly result: readonly CheckpointSummary[] }
  restoreCheckpoint: { readonly arguments: readonly [run: string]; readonly result: TrainingRecord }
  removeCheckpoint: { readonly arguments: readonly [run: string]; readonly result: null }
  keepFiles: {
    readonly arguments: readonly [files: readonly ChosenFile[], isFolder: boolean, addTo: FileReference | null]
    readonly result: FileReference
  }
  readFile: { readonly arguments: readonly [reference: FileReference]; readonly result: Uint8Array<ArrayBuffer> }
  hasFile: { readonly arguments: readonly [reference: FileReference]; readonly result: boolean }
  keptFiles: { readonly arguments: readonly []; readonly result: readonly KeptFileReport[] }
  removeFile: { readonly arguments: readonly [sha256: string]; readonly result: null }
  inspectFile: { readonly arguments: readonly [type: string, params: JsonObject]; readonly result: Inspected }
}

export type EngineCall = keyof EngineCalls

/** From the page to the worker. */
export type Request =
  | {
      [C in EngineCall]: { readonly call: C; readonly id: number; readonly arguments: EngineCalls[C]['arguments'] }
    }[EngineCall]
  | { readonly call: 'cancel'; readonly id: number }
  | { readonly call: 'control'; readonly id: number; readonly control: TrainingControl }

/** From the worker to the page. */
export type Reply =
  /** Sent once: the name of a lock that the worker holds as long as it lives. */
  | { readonly reply: 'alive'; readonly lock: string }
  | { readonly reply: 'progress'; readonly id: number; readonly progress: RunProgress }
  | { readonly reply: 'training'; readonly id: number; readonly event: TrainingEvent }
  | { readonly reply: 'result'; readonly id: number; readonly result: EngineCalls[EngineCall]['result'] }
  | { readonly reply: 'cancelled'; readonly id: number }
  | { readonly reply: 'failure'; readonly id: number; readonly message: string; readonly problems: readonly Problem[] }

/** A call that failed. `problems` says where, if the graph is to blame. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly problems: readonly Problem[]

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message)
    this.problems = problems
  }
}
