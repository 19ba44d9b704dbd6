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

/** One layer of a network that was trained: its input is the output of `from`, which is a layer or the input `x`. */
export interface GoldenFitLayer {
  readonly id: string
  readonly type: string
  readonly params: GoldenParams
  readonly from: string
}

export interface GoldenFitLoss {
  readonly id: string
  readonly type: string
  readonly params: GoldenParams
  /** The layer. */
  readonly prediction: string
  /** The input. */
  readonly target: string
  /** Of the same prediction and target. */
  readonly metrics: readonly { readonly id: string; readonly type: string }[]
}

/** A small network, and what `model.fit` made of it: `values/training/fits.json`. */
export interface GoldenFit {
  readonly name: string
  readonly layers: readonly GoldenFitLayer[]
  readonly losses: readonly GoldenFitLoss[]
  /** Of the Trainer, without shuffling. */
  readonly params: GoldenParams
  /** All examples: `x` and the targets. */
  readonly inputs: GoldenTensors
  readonly weights: GoldenTensors
  /** The figures of each epoch, `[epochs]`; `val_` stands before those of the validation, as in Keras. */
  readonly history: GoldenTensors
  /** The weights in the end. */
  readonly after: GoldenTensors
}

export interface GoldenFitFile extends GoldenOrigin {
  readonly cases: readonly GoldenFit[]
}
