import type { TensorData } from '../operations/types.js'
import type { Graph } from './graph.js'

/** What a training run is asked for. Plain data: it travels to another thread. */
export interface TrainingRequest {
  /** The path of the Trainer; not needed where the graph has one only. */
  readonly trainer?: string
  /** What its checkpoints are kept under. Without it none are kept, and it cannot be resumed. */
  readonly run?: string
  /**
   * `current` (by default) begins with the weights that are there, `fresh` makes those anew from the seed that
   * this Trainer trains (what frozen layers use stays), `checkpoint` goes on where the
   * last checkpoint of `run` stands, to the last bit as if it had never stopped.
   */
  readonly start?: 'current' | 'fresh' | 'checkpoint'
  /** Values for Input nodes, all examples of them: they are cut into batches with those of the sources. */
  readonly feeds?: ReadonlyMap<string, TensorData>
  /** Begins paused: for going step by step. */
  readonly isPaused?: boolean
  /** Whether each epoch ends with histograms of weights and gradients and the state of the activations. */
  readonly hasStatistics?: boolean
}

/** What can be said to a run while it goes on. It takes effect between two batches. */
export type TrainingControl =
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  /** One batch; pauses a run that goes on. */
  | { readonly do: 'step' }
  /** Ends the run after this batch, with a checkpoint. The weights stay. */
  | { readonly do: 'stop' }
  /**
   * Other parameters of the Trainer (learning rate, epochs, batch size, ...), as the same graph with these. What makes
   * another computation of it (other nodes, wires, layers) is refused: the run goes on as it was.
   */
  | { readonly do: 'set'; readonly graph: Graph }

/** Figures by name: `loss` is what is minimized, penalties included; the others are named by the paths of their losses and metrics. */
export type Figures = Readonly<Record<string, number>>

/** What came of one epoch. */
export interface EpochRecord {
  /** From 1. */
  readonly epoch: number
  /** Updates of the weights up to its end. */
  readonly step: number
  /** That of its last step. */
  readonly learningRate: number
  /** Time in it, pauses left out. */
  readonly seconds: number
  /** Means over its batches, while the weights changed. */
  readonly training: Figures
  /** Over the validation examples, after its last step; `null` where there are none. */
  readonly validation: Figures | null
  /** Metrics that are more than a number (confusion matrices), by path: over the validation examples, else over those of the training. */
  readonly tables: Readonly<Record<string, TensorData>>
}

/** What ran, on what, and what came of it: enough to run it again. */
export interface TrainingRecord {
  readonly run: string | null
  readonly trainer: string
  /** The seed of the weights, and that of shuffling and dropout. */
  readonly seed: number
  readonly trainingSeed: number
  readonly backend: string
  /** By package: `rete-tfjs-plugin`, `@tensorflow/tfjs-core`. */
  readonly versions: Readonly<Record<string, string>>
  /** SHA-256 of the examples of each source, by path. */
  readonly data: Readonly<Record<string, string>>
  readonly examples: { readonly training: number; readonly validation: number }
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly epochs: readonly EpochRecord[]
}

export type TrainingState = 'running' | 'paused' | 'ended'

/** Where a run stands. Sent some twenty times a second at most. */
export interface TrainingProgress {
  readonly state: TrainingState
  /** The current epoch from 1, of how many. */
  readonly epoch: number
  readonly epochs: number
  /** Batches done of this epoch, of how many. */
  readonly batch: number
  readonly batches: number
  /** Updates of the weights so far. */
  readonly step: number
  readonly learningRate: number
  /** Over the last second or so; 0 before the first batch. */
  readonly examplesPerSecond: number
  /** Estimated time to the end in seconds; `null` while nothing is known. */
  readonly secondsLeft: number | null
  /** The loss of each step since the last message: of steps `step - losses.length` to `step - 1`. */
  readonly losses: readonly number[]
  /** Means over the batches of this epoch so far. */
  readonly figures: Figures
  readonly memory: { readonly tensors: number; readonly bytes: number }
}

/** What one series of numbers looks like: `counts` over equal parts of `min` to `max`. */
export interface Distribution {
  readonly min: number
  readonly max: number
  readonly mean: number
  readonly deviation: number
  readonly counts: readonly number[]
}

/** An activation as the examples of one batch see it. */
export interface ActivationStatistics {
  readonly values: Distribution
  /** The share of units that are zero for each example: 0 to 1. */
  readonly dead: number
  /** The share of values where the activation is all but flat (|derivative| < 0.01): 0 to 1. */
  readonly saturated: number
}

/** The inside of the network at the end of an epoch. */
export interface TrainingStatistics {
  readonly epoch: number
  /** By `NODE_PATH/weight_name`. */
  readonly weights: Readonly<Record<string, Distribution>>
  readonly gradients: Readonly<Record<string, Distribution>>
  /** By the path of the node that has the activation. */
  readonly activations: Readonly<Record<string, ActivationStatistics>>
}

/** What a run tells while it goes on. */
export type TrainingEvent =
  /** Sent once, before the first step: what the run begins with; after a resume the history so far and the losses of all steps. */
  | { readonly event: 'started'; readonly record: TrainingRecord; readonly losses: readonly number[] }
  | { readonly event: 'progress'; readonly progress: TrainingProgress }
  | { readonly event: 'epoch'; readonly epoch: EpochRecord }
  | { readonly event: 'statistics'; readonly statistics: TrainingStatistics }
  /** A checkpoint is kept, of this many updates. */
  | { readonly event: 'checkpoint'; readonly step: number }
  /** Something that does not end the run: a checkpoint that could not be kept, a change that was refused. */
  | { readonly event: 'warning'; readonly message: string }

/** Why a run ended: all epochs done, `stop` was said, nothing got better any more, or a value was not finite. */
export type TrainingEnd = 'completed' | 'stopped' | 'earlyStopping' | 'diverged'

/** How a run ended. */
export interface TrainingResult {
  readonly end: TrainingEnd
  /** What a person should hear about it: the node where NaN appeared first, the epoch whose weights were restored. */
  readonly message: string
  /** The node where NaN or infinity appeared first; `null` where it did not, or where it was in the weights already. */
  readonly node: string | null
  readonly record: TrainingRecord
}

/** A checkpoint that is kept. */
export interface CheckpointSummary {
  readonly run: string
  readonly trainer: string
  readonly epoch: number
  readonly step: number
  /** Milliseconds since 1970. */
  readonly savedAt: number
  readonly bytes: number
  /** Whether the run had ended. */
  readonly isEnded: boolean
}

/** The examples that a Trainer's losses depend on, by their indices in ascending order. */
export interface ExamplesReport {
  /** Those that are learned from. */
  readonly training: Uint32Array
  /** Those that are held out; none where nothing is. */
  readonly validation: Uint32Array
  /** What the whole numbers at outputs of sources stand for, by `id.port`, where the sources know it. */
  readonly classNames: Readonly<Record<string, readonly string[]>>
}

/** A training run that goes on somewhere else. */
export interface Training {
  /** Settles when the run has ended; rejects where it could not begin, or failed: a worker that died, a batch that does not fit. */
  readonly done: Promise<TrainingResult>
  tell(control: TrainingControl): void
}
