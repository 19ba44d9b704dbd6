import type { DType, TensorType } from '../operations/types.js'
import type { Layer, LayerType } from './layer.js'

/** What travels on a wire. A number widens to an array, an array to a tensor; nothing else fits another kind. */
export type SocketKind = 'number' | 'array' | 'tensor' | 'layer'

interface PortBase {
  /** What it carries, with the shape as named axes: `[batch, height, width, channels]`. */
  readonly doc: string
  /** May stay unwired. */
  readonly isOptional?: boolean
}

/** A port for tensors, and for the numbers and arrays that widen to them. */
export interface TensorPort extends PortBase {
  readonly kind: 'number' | 'array' | 'tensor'
  /** The dtypes that an input takes, by default float32 only. */
  readonly dtypes?: readonly DType[]
  /** Inclusive bounds of the rank that an input takes. */
  readonly rank?: { readonly min?: number; readonly max?: number }
  /** Stands for any number of ports: `x` for `x1`, `x2`, ...; they grow as they are wired. */
  readonly isVariadic?: boolean
  /**
   * On an optional variadic port: the variadic port that it goes with, as `mask1`, `mask2`, ... with `x1`, `x2`, ... What arrives is a list
   * with a place for each wire of that port, `null` where none is wired here.
   */
  readonly alongside?: string
  /** On an output: the kind of socket is that of what is wired to this input (an activation of a number is a number). */
  readonly kindOf?: string
}

/** A port for a node that is handed on unapplied: RNN takes a cell, TimeDistributed a layer. */
export interface LayerPort extends PortBase {
  readonly kind: 'layer'
  /** Any layer by default; `recurrent` is one that goes through sequences, in either direction. */
  readonly accepts?: 'cell' | 'recurrent' | 'layer'
  /** Stands for any number of ports: `layer` for `layer1`, `layer2`, ... */
  readonly isVariadic?: boolean
}

export type Port = TensorPort | LayerPort
export type Ports = Readonly<Record<string, Port>>

/** What arrives at a port; at one of which nothing is known, any of it. */
type PortValue<P extends Port, T, L> = [Port] extends [P]
  ? L | readonly L[] | T | readonly (T | null)[] | null
  : P extends { readonly kind: 'layer' }
    ? P extends { readonly isVariadic: true }
      ? readonly L[]
      : P extends { readonly isOptional: true }
        ? L | null
        : L
    : P extends { readonly isVariadic: true }
      ? readonly (P extends { readonly alongside: string } ? T | null : T)[]
      : P extends { readonly isOptional: true }
        ? T | null
        : T

/** What `weights` and `check` see of the inputs. */
export type InputTypes<I extends Ports> = { readonly [K in keyof I]: PortValue<I[K], TensorType, LayerType> }

/** What `run` sees of the inputs. */
export type InputValues<I extends Ports, V> = { readonly [K in keyof I]: PortValue<I[K], V, Layer<V>> }

/** What `run` gives: every output but `layer`, which is the node itself; `null` for one that these inputs leave out. */
export type OutputValues<O extends Ports, V> = {
  readonly [K in keyof O as O[K] extends { readonly kind: 'layer' } ? never : K]: O[K] extends {
    readonly isOptional: true
  }
    ? V | null
    : V
}
