import type { Ops } from '../operations/ops.js'
import type { RandomStream } from '../operations/random-stream.js'
import type { Shape, Size } from '../operations/types.js'
import type { Params, Values, VariantOption } from './param.js'
import type { Variant } from './params/variant.js'

/** What an entry of each of the enums below has: its class in `keras.initializers` and so on, and what it is made for. */
interface KerasOption<P extends Params> extends VariantOption {
  readonly params: P
  readonly keras: string
  /** Inclusive bounds of the rank of the weights that it is made for, by default any. */
  readonly rank?: { readonly min?: number; readonly max?: number }
}

/** How many inputs and outputs one unit of a weight is wired to. */
export interface Fans {
  readonly fanIn: number
  readonly fanOut: number
}

/** How a weight starts: an entry of the enum of initializers. */
export interface Initializer<P extends Params = Params> extends KerasOption<P> {
  /** All elements in row-major order. The stream is this weight's own; the fans are given where the shape does not tell them. */
  values(shape: readonly number[], params: Values<P>, stream: RandomStream, fans?: Fans): Float64Array
}

/** A penalty on large weights. */
export interface Regularizer<P extends Params = Params> extends KerasOption<P> {
  /** A scalar to be added to the loss. */
  penalty<V>(weight: V, params: Values<P>, ops: Ops<V>): V
}

/** A limit that training keeps a weight within. */
export interface Constraint<P extends Params = Params> extends KerasOption<P> {
  /** The nearest weight that is allowed, or what Keras takes for it. */
  constrain<V>(weight: V, params: Values<P>, ops: Ops<V>): V
}

/** A weight as a node declares it. The entries stand in src/weights. */
export interface Weight {
  /** Must not depend on the batch: every length a number once the inputs are known. */
  readonly shape: Shape
  readonly initializer: Variant<Initializer>
  /** The fans where the last two axes are not inputs and outputs, as in the kernels of attention. */
  readonly fans?: { readonly fanIn: Size; readonly fanOut: Size }
  readonly regularizer?: Variant<Regularizer> | null
  readonly constraint?: Variant<Constraint> | null
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
