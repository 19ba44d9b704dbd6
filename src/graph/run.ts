import type { Summary } from '../definition/summary.js'
import type { Mode, TensorData } from '../operations/types.js'

/** What a run is asked for. Plain data: it travels to another thread. Ports are named `id.port`, ids in composites `encoder/conv1`. */
export interface RunRequest {
  /** The outputs to compute; by default every output that is unconnected or wired to views only, everything wired to an Output
   * node, and every view. */
  readonly targets?: readonly string[]
  /** Values for Input nodes. Those for an output of any other node take the place of what it would give. */
  readonly feeds?: ReadonlyMap<string, TensorData>
  /** How many examples sources give: the first ones, by default min(`mostExamples`, all). */
  readonly batch?: number
  /** How many examples sources give at most where `batch` does not say how many; by default what the graph says (`mostExamplesOf`), else 32. */
  readonly mostExamples?: number
  /** The examples that sources give, instead of `batch`. */
  readonly indices?: readonly number[]
  /** By default `inference`. */
  readonly mode?: Mode
  /** Keys the random streams beside the seed; by default 0. */
  readonly step?: number
  /** Whether to measure each node. On GPUs this waits after every operation. */
  readonly isTimed?: boolean
}

/** How far a run is. */
export interface RunProgress {
  readonly done: number
  readonly total: number
  /** The path of the node that runs. */
  readonly node: string
}

/** What a run yields: plain data that nobody has to dispose of. */
export interface RunResult {
  /** Tensors by `id.port`. */
  readonly outputs: ReadonlyMap<string, TensorData>
  /** What the views show, by node. */
  readonly summaries: ReadonlyMap<string, Summary>
  /** Milliseconds by node path; empty unless timed. */
  readonly times: ReadonlyMap<string, number>
  readonly milliseconds: number
  readonly memory: { readonly tensors: number; readonly bytes: number }
  readonly backend: string
}
