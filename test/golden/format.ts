/** The element types that occur in golden files. */
export type GoldenDtype = 'float32' | 'int32' | 'bool'

/**
 * A tensor in row-major order. A float is the shortest decimal that reads back as the same float32 (`Math.fround`); a bool is 0 or 1.
 */
export interface GoldenTensor {
  readonly dtype: GoldenDtype
  readonly shape: readonly number[]
  readonly data: readonly number[]
}

/** Tensors by port or by weight name. */
export type GoldenTensors = Readonly<Record<string, GoldenTensor>>

/** Parameters by our JSON names (`kernelSize`); those that are absent have their default. */
export type GoldenParams = Readonly<Record<string, unknown>>

/** A node that another node takes unapplied: the cell of `RNN`, the layer of `Bidirectional`. */
export interface GoldenLayer {
  readonly type: string
  readonly params: GoldenParams
  /** The cells of `StackedRNNCells`. */
  readonly layers?: readonly GoldenLayer[]
}

/** One configuration of one node type, with what Keras computed for it. */
export interface GoldenCase {
  readonly name: string
  readonly type: string
  readonly params: GoldenParams
  readonly layer?: GoldenLayer
  /** The other layer of `Bidirectional`. */
  readonly backwardLayer?: GoldenLayer
  readonly mode: 'inference' | 'training'
  readonly inputs: GoldenTensors
  /** By Keras' names and shapes (`recurrent_kernel`). */
  readonly weights: GoldenTensors
  readonly outputs: GoldenTensors
  /** The weights that the run itself changed (moving averages), with their next values. */
  readonly updates?: GoldenTensors
  /** The random numbers that were used, by purpose: keep masks (1 keeps) or noise. */
  readonly random?: GoldenTensors
  /** The gradient that is passed back into each float output. */
  readonly outputGradient: GoldenTensors
  /** The gradient of `sum(outputGradient * output)` with respect to each float input. */
  readonly inputGradients: GoldenTensors
  /** The same with respect to each trainable weight, except where it is zero but for rounding. */
  readonly weightGradients: GoldenTensors
  /** The layer's `count_params()` in two parts; in drawn cases. */
  readonly parameters?: { readonly trainable: number; readonly nonTrainable: number }
}

/** A configuration that Keras refuses, with the first line of its reason. */
export interface GoldenRefusal extends Pick<
  GoldenCase,
  'name' | 'type' | 'params' | 'layer' | 'backwardLayer' | 'mode'
> {
  readonly inputs: Readonly<Record<string, Pick<GoldenTensor, 'dtype' | 'shape'>>>
  readonly reason: string
}

/** What a golden file tells of its origin. */
export interface GoldenOrigin {
  readonly source: string
  readonly versions: Readonly<Record<string, string>>
}

/** The file `values/TYPE.json`. */
export interface GoldenFile extends GoldenOrigin {
  readonly cases: readonly GoldenCase[]
}

/** The file `values/drawn/TYPE.json`: configurations out of a random generator. */
export interface DrawnFile extends GoldenFile {
  readonly refusals: readonly GoldenRefusal[]
}

/** What is known of one initializer's draws for one shape: statistics, not the draws. */
export interface GoldenInitializer {
  readonly name: string
  /** `glorotUniform`, `varianceScaling`, ... */
  readonly type: string
  readonly params: GoldenParams
  readonly shape: readonly number[]
  /** Absent for initializers that do not scale with the shape. */
  readonly fanIn?: number
  readonly fanOut?: number
  /** Expected mean and standard deviation of the values. */
  readonly mean: number
  readonly standardDeviation: number
  /** No value lies outside; absent where the distribution has no bound. */
  readonly minimum?: number
  readonly maximum?: number
  /** All values, for initializers that draw none. */
  readonly values?: GoldenTensor
}

/** The file `values/initializers.json`. */
export interface GoldenInitializerFile extends GoldenOrigin {
  readonly cases: readonly GoldenInitializer[]
}

/** One configuration of one metric, with what Keras' `update_state` and `result` give over three batches. */
export interface GoldenMetric {
  readonly name: string
  readonly type: string
  readonly params: GoldenParams
  /** What goes in, batch by batch; the batches are of different sizes. */
  readonly batches: readonly GoldenTensors[]
  /** `value` for all batches, `batch1`, `batch2`, ... for each alone. */
  readonly outputs: GoldenTensors
}

/** The file `values/metrics/TYPE.json`. */
export interface GoldenMetricFile extends GoldenOrigin {
  readonly cases: readonly GoldenMetric[]
}
