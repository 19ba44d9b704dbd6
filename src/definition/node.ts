import type { Ops } from '../operations/ops.js'
import type { TensorData, TensorType } from '../operations/types.js'
import type { JsonObject } from './json.js'
import type { Cell, CellState, Layer, LayerType } from './layer.js'
import type { MetricDefinition } from './metric.js'
import type { Params, Values } from './param.js'
import type { InputTypes, InputValues, LayerPort, OutputValues, Ports, TensorPort } from './port.js'
import type { Finding } from './problem.js'
import type { Source } from './source.js'
import type { Summary } from './summary.js'
import type { ValueBounds } from './value-bounds.js'
import type { States, Weights, WeightValues } from './weight.js'

export type { Source, SourceData } from './source.js'

/** The folders of `nodes/`, in the order of the palette. */
export const categories = [
  'data',
  'core',
  'activation',
  'convolution',
  'recurrent',
  'pooling',
  'normalization',
  'regularization',
  'augmentation',
  'merge',
  'reshape',
  'attention',
  'loss',
  'metric',
  'training',
  'view',
] as const

export type Category = (typeof categories)[number]

/** What a person reads about a node. */
export interface NodeDoc {
  /** One sentence. */
  readonly summary: string
  /** In plain text with Unicode mathematics: `y = x for x > 0, α(eˣ - 1) otherwise`. */
  readonly formula?: string
  /** When to use it, and when not. */
  readonly use?: string
  /** Where the formula or the behaviour comes from: a paper or a page of documentation. */
  readonly source?: string
}

/** The counterparts elsewhere; `null` means that there is none, and an export then says so. */
export interface Mapping {
  readonly keras: string | null
  readonly tfjs: string | null
  readonly pytorch: string | null
  readonly onnx: string | null
}

/** Nested lists of numbers, as a person writes a small tensor. */
export type Nested = number | readonly Nested[]

/** A small case with a known result. */
export interface Example<I, O, P, W> {
  readonly inputs: { readonly [K in keyof I]?: Nested }
  readonly params?: { readonly [K in keyof P]?: unknown }
  readonly weights?: { readonly [K in keyof W]?: Nested }
  readonly outputs: { readonly [K in keyof O]?: Nested }
  /** Where the numbers come from. */
  readonly source: string
}

/** A node that shows. The summary is computed where the tensors are; an input that is not wired is absent. */
export interface View<P extends Params> {
  /** `answer` is that to its probe; absent where it has none, or where there is no graph to ask. */
  summarize(inputs: ViewInputs, params: Values<P>, answer?: ProbeAnswer): Summary
  readonly probe?: Probe<P>
}

/** By declared port. */
export type ViewInputs = Readonly<Record<string, readonly ViewInput[]>>

/**
 * What a view asks of the graph after each run: what arrives at one of its inputs when other values come from where another one is wired to. It is
 * asked in inference, and changes no state.
 */
export interface Probe<P extends Params> {
  /** The input in place of whose values others are given. */
  readonly given: string
  /** The input that is read. */
  readonly asked: string
  /** What is given, `[count, ...]`, for what arrived in the run; `null` for no question. */
  values(inputs: ViewInputs, params: Values<P>): TensorData | null
}

/** What came of a probe: the values at `asked`, or why there are none. */
export type ProbeAnswer = { readonly tensor: TensorData } | { readonly refusal: string }

/** What arrives at a port of a view; a variadic port brings several. */
export interface ViewInput {
  readonly port: string
  /** The label of the node that it comes from. */
  readonly label: string
  readonly tensor: TensorData
}

/** What makes a node a recurrent cell: `defineCell` adds it. `layers` are those that arrive at its own layer ports. */
export interface CellDefinition<P extends Params, W extends Weights> {
  /** The states for steps of type `x`. */
  states(x: TensorType, params: Values<P>, layers: readonly LayerType[]): readonly CellState[]
  bind<V>(params: Values<P>, weights: WeightValues<W, V>, ops: Ops<V>, taken: TakenCells<V>): Cell<V>
}

/** What a cell that is made of cells is bound with besides. */
export interface TakenCells<V> {
  /** The type of one step. */
  readonly x: TensorType
  readonly layers: readonly Layer<V>[]
}

/** A node whose output is wired to an input, as far as `check` may look at it. */
export interface Producer {
  readonly definition: AnyNode
  readonly params: Readonly<Record<string, unknown>>
}

/** What `check` may ask beside the types of the inputs; absent where nobody reads advice. */
export interface CheckContext {
  /** The node that feeds this input port; `null` where nothing is wired or nothing is known of it. */
  producer(port: string): Producer | null
}

/** A node: everything that the editor, the file format, the engine, the documentation and the tests know of it. */
export interface NodeDefinition<
  I extends Ports = Ports,
  O extends Ports = Ports,
  P extends Params = Params,
  W extends Weights = Weights,
  S extends States = States,
> {
  /** The Keras class name where there is one. */
  readonly type: string
  /** Raised when the parameters change their meaning; every change has a migration. By default 1. */
  readonly version: number
  /** `migrations[n]` turns the parameters of version n into those of version n + 1. */
  readonly migrations?: Readonly<Record<number, (params: JsonObject) => JsonObject>>
  readonly label: string
  readonly category: Category
  readonly doc: NodeDoc
  readonly inputs: I
  readonly outputs: O
  readonly params: P
  readonly mapping: Mapping
  readonly examples: readonly Example<I, O, P, W>[]
  /** An entry in the activation enum of every layer: its name there, and defaults where they differ from the layer's. */
  readonly activation?: { readonly name: string; readonly defaults?: { readonly [K in keyof P]?: Values<P>[K] } }
  weights?(inputs: InputTypes<I>, params: Values<P>): W
  state?(inputs: InputTypes<I>, params: Values<P>): S
  /** What a person should hear before the shape rules of the operations speak. */
  check?(inputs: InputTypes<I>, params: Values<P>, context?: CheckContext): Iterable<Finding>
  /** What the numbers at an input must be where no operation could tell: labels within the classes. `checkValues` looks. */
  valueBounds?(inputs: InputTypes<I>, params: Values<P>): { readonly [K in keyof I]?: ValueBounds }
  run?<V>(
    inputs: InputValues<I, V>,
    params: Values<P>,
    weights: WeightValues<W & S, V>,
    ops: Ops<V>,
  ): OutputValues<O, V>
  readonly source?: Source<P>
  readonly view?: View<P>
  readonly cell?: CellDefinition<P, W>
  readonly metric?: MetricDefinition<I, P>
  /** Marks the node that feeds, the node that fetches, and the one that says how losses are minimized. */
  readonly role?: 'input' | 'output' | 'trainer'
}

/** For nodes that declare none. */

export type NoWeights = Readonly<Record<never, never>>

type Given<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>

/** A node of any declaration, as the graph and the engine handle it. */
export type AnyNode = NodeDefinition

/** Ports without other keys than ports have: inference alone would let a misspelt one pass. */
type Exact<I extends Ports> = {
  readonly [K in keyof I]: {
    readonly [O in keyof I[K]]: O extends keyof TensorPort | keyof LayerPort ? I[K][O] : never
  }
}

/**
 * Declares a node. The declaration types its own members: a misspelt port, parameter or weight does not compile.
 * `version` is 1, `label` the type and `examples` none unless given.
 */
export function defineNode<
  const I extends Ports,
  const O extends Ports,
  const P extends Params,
  const W extends Weights = NoWeights,
  const S extends States = NoWeights,
>(
  definition: Given<NodeDefinition<I, O, P, W, S>, 'version' | 'label' | 'examples'> & {
    readonly inputs: Exact<NoInfer<I>>
    readonly outputs: Exact<NoInfer<O>>
  },
): NodeDefinition<I, O, P, W, S> {
  return { version: 1, label: definition.type, examples: [], ...definition }
}
