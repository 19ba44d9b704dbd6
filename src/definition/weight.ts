import type { Shape } from '../operations/types.js'
import type { Variant } from './params/variant.js'

/** A weight as a node declares it. The names of initializer, regularizer and constraint are those of src/weights. */
export interface Weight {
  /** Must not depend on the batch: every length a number once the inputs are known. */
  readonly shape: Shape
  readonly initializer: Variant
  readonly regularizer?: Variant | null
  readonly constraint?: Variant | null
  /** Whether training may change it at all, by default true (moving averages say false). */
  readonly isTrainable?: boolean
}

/** The weights of a node; `null` for one that its parameters leave out. */
export type Weights = Readonly<Record<string, Weight | null>>

/** A state: like a weight, but it may depend on the batch, starts from `initial` and changes in inference too. */
export interface State {
  readonly shape: Shape
  readonly initial: number
}

export type States = Readonly<Record<string, State | null>>

/** What `run` sees of weights and states. */
export type WeightValues<W, V> = { readonly [K in keyof W]: null extends W[K] ? V | null : V }
