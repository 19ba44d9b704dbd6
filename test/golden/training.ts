import type { GoldenOrigin, GoldenParams, GoldenTensor, GoldenTensors } from './format.js'

/** Parameters of a Trainer, and what Keras' optimizer made of recorded gradients: `values/training/optimizers.json`. */
export interface GoldenOptimizer {
  readonly name: string
  /** Our JSON names; those that are absent have their default. */
  readonly params: GoldenParams
  /** By weight, as in JSON. */
  readonly constraints?: GoldenParams
  /** That of each step, where it is not the optimizer's own. */
  readonly learningRates?: readonly number[]
  readonly weights: GoldenTensors
  /** `[steps, ...weight]`. */
  readonly gradients: GoldenTensors
  /** The weights after each step: `[steps, ...weight]`. */
  readonly after: GoldenTensors
  /** What the optimizer remembers after the last step, by `WEIGHT/SLOT`. */
  readonly slots: GoldenTensors
}

/** The learning rate of each step by one schedule: `values/training/schedules.json`. */
export interface GoldenSchedule {
  readonly name: string
  /** The schedule as in JSON. */
  readonly params: GoldenParams
  readonly base: number
  readonly stepsPerEpoch: number
  readonly epochs: number
  /** What is watched at the end of each epoch. */
  readonly watched?: readonly number[]
  readonly rates: { readonly learningRate: GoldenTensor }
}

export interface GoldenOptimizerFile extends GoldenOrigin {
  readonly cases: readonly GoldenOptimizer[]
}

export interface GoldenScheduleFile extends GoldenOrigin {
  readonly cases: readonly GoldenSchedule[]
}
