import type { Ops } from '../operations/ops.js'
import { formatShape } from '../operations/size.js'
import type { Shape, TensorType } from '../operations/types.js'
import type { Cell, CellMasks, CellState } from './layer.js'
import {
  type CheckContext,
  defineNode,
  type Example,
  type Mapping,
  type NodeDefinition,
  type NodeDoc,
  type NoWeights,
} from './node.js'
import type { Params, Values } from './param.js'
import type { InputTypes, LayerPort, TensorPort } from './port.js'
import { type Finding, problem } from './problem.js'
import type { Weights, WeightValues } from './weight.js'

/** The inputs of a cell: `x` and its states, which are zeros where they are not wired. */
export type CellInputs<N extends string> = { readonly x: TensorPort } & Readonly<
  Record<N, TensorPort & { readonly isOptional: true }>
>

/** The outputs of a cell: `y`, the next states, and the cell itself for a recurrent layer. */
export type CellOutputs<N extends string> = { readonly y: TensorPort; readonly layer: LayerPort } & Readonly<
  Record<N, TensorPort>
>

/** A recurrent cell as its author declares it. `N` are the names of its states: `'h' | 'c'`. */
export interface CellDeclaration<N extends string, P extends Params, W extends Weights> {
  readonly type: string
  readonly version?: number
  readonly migrations?: NodeDefinition['migrations']
  readonly label?: string
  readonly doc: NodeDoc
  /** One step's input: `[batch, features]`. */
  readonly x: TensorPort
  /** What each state is, in the order in which a recurrent layer hands them on. */
  readonly states: Readonly<Record<N, string>>
  readonly params: P
  /** The shape of each state, batch included, for steps of type `x`. */
  stateShapes(x: TensorType, params: NoInfer<Values<P>>): Readonly<Record<NoInfer<N>, Shape>>
  weights(inputs: { readonly x: TensorType }, params: NoInfer<Values<P>>): W
  check?(inputs: { readonly x: TensorType }, params: NoInfer<Values<P>>, context?: CheckContext): Iterable<Finding>
  /**
   * The part that needs no state, for one step `[batch, features]` or for all at once `[time, batch, features]`: the input
   * projection. It applies the mask of the input (`null` for none) itself, since each gate may have its own.
   */
  prepare<V>(x: V, mask: V | null, params: Values<P>, weights: WeightValues<W, V>, ops: Ops<V>): V
  /** The dropout masks of a sequence whose steps are of type `x`; none in inference. Absent: never any. */
  masks?<V>(x: TensorType, params: Values<P>, ops: Ops<V>): CellMasks<V>
  /**
   * One step: what `prepare` gave for it, the states by name, and the mask of the recurrent state (`null` for none), which the
   * step applies itself. Gives the output and the next states.
   */
  step<V>(
    prepared: V,
    states: Readonly<Record<NoInfer<N>, V>>,
    mask: V | null,
    params: Values<P>,
    weights: WeightValues<W, V>,
    ops: Ops<V>,
  ): { readonly y: V } & Readonly<Record<NoInfer<N>, V>>
  readonly mapping: Mapping
  readonly examples?: readonly Example<CellInputs<NoInfer<N>>, CellOutputs<NoInfer<N>>, NoInfer<P>, NoInfer<W>>[]
}

/** A cell that is not made of others. */
interface OwnCell<P extends Params, W extends Weights> {
  states(x: TensorType, params: Values<P>): readonly CellState[]
  bind<V>(params: Values<P>, weights: WeightValues<W, V>, ops: Ops<V>): Cell<V>
}

/** The node of a cell. What `defineCell` always adds may be relied on. */
export type CellNode<N extends string, P extends Params, W extends Weights> = NodeDefinition<
  CellInputs<N>,
  CellOutputs<N>,
  P,
  W,
  NoWeights
> & {
  readonly cell: OwnCell<P, W>
  weights(inputs: InputTypes<CellInputs<N>>, params: Values<P>): W
}

type StatePort = TensorPort & { readonly isOptional: true }
type AnyDeclaration = CellDeclaration<string, Params, Weights>
type AnyCellNode = NodeDefinition<
  Readonly<Record<string, TensorPort | StatePort>>,
  Readonly<Record<string, TensorPort | LayerPort>>,
  Params,
  Weights,
  NoWeights
>

/**
 * Declares a recurrent cell. Wired by hand the node makes one step (`x`, `h`, ... in; `y`, `h`, ... out); its output `layer` hands
 * it unapplied to a recurrent layer, which scans the same three parts.
 */
export function defineCell<const N extends string, const P extends Params, const W extends Weights>(
  declaration: CellDeclaration<N, P, W>,
): CellNode<N, P, W>
export function defineCell(declaration: AnyDeclaration): AnyCellNode {
  const { type, version, migrations, label, doc, params, mapping, examples } = declaration
  return defineNode<AnyCellNode['inputs'], AnyCellNode['outputs'], Params, Weights>({
    type,
    ...(version !== undefined && { version }),
    ...(migrations !== undefined && { migrations }),
    ...(label !== undefined && { label }),
    ...(examples !== undefined && { examples }),
    category: 'recurrent',
    doc,
    params,
    mapping,
    inputs: { x: declaration.x, ...statePorts(declaration) },
    outputs: cellOutputs(declaration),
    weights: (inputs, values) => declaration.weights({ x: required(inputs['x']) }, values),
    check: (inputs, values, context) => checkCell(declaration, inputs, values, context),
    cell: {
      states: (x, values) => statesOf(declaration, x, values),
      bind: (values, weights, ops) => bindCell(declaration, values, weights, ops),
    },
    run: (inputs, values, weights, ops) =>
      stepOnce(bindCell(declaration, values, weights, ops), required(inputs['x']), inputs, ops),
  })
}

function statePorts({ states, x }: AnyDeclaration): Readonly<Record<string, StatePort>> {
  const rank = x.rank && { rank: x.rank }
  return mapValues(states, (doc) => ({
    kind: 'tensor',
    isOptional: true,
    doc: `${doc} Zeros where it is not wired.`,
    ...rank,
  }))
}

function cellOutputs({ states }: AnyDeclaration): AnyCellNode['outputs'] {
  return {
    y: { kind: 'tensor', doc: 'The output of this step.' },
    ...mapValues(states, (doc): TensorPort => ({ kind: 'tensor', doc })),
    layer: { kind: 'layer', doc: 'The cell itself, for a recurrent layer.' },
  }
}

/** The author's own check, then the shapes of the wired states. */
function* checkCell(
  declaration: AnyDeclaration,
  inputs: Readonly<Record<string, TensorType | null>>,
  params: Values<Params>,
  context?: CheckContext,
): Iterable<Finding> {
  const x = required(inputs['x'])
  yield* declaration.check?.({ x }, params, context) ?? []
  for (const [name, expected] of Object.entries(declaration.stateShapes(x, params))) {
    const shape = inputs[name]?.shape
    // The batch axis is left to the operations: one row is repeated for all.
    const isFit =
      shape?.length === expected.length && shape.every((size, axis) => axis === 0 || size === expected[axis])
    if (shape && !isFit) yield problem('shape', name, formatShape(expected), formatShape(shape))
  }
}

function statesOf(declaration: AnyDeclaration, x: TensorType, params: Values<Params>): readonly CellState[] {
  const shapes = declaration.stateShapes(x, params)
  return Object.keys(declaration.states).map((name, index) => ({
    name,
    shape: required(shapes[name]),
    isOutput: index === 0,
  }))
}

function bindCell<V>(
  declaration: AnyDeclaration,
  params: Values<Params>,
  weights: WeightValues<Weights, V>,
  ops: Ops<V>,
): Cell<V> {
  const names = Object.keys(declaration.states)
  return {
    stateNames: names,
    weights,
    rebind: (otherWeights, otherOps) => bindCell(declaration, params, otherWeights, otherOps),
    stateShapes: (x) => statesOf(declaration, x, params).map(({ shape }) => shape),
    outputState: 0,
    stepMasks: 1,
    prepare: (x, mask) => declaration.prepare(x, mask, params, weights, ops),
    masks(x) {
      const { input = null, recurrent = null } = declaration.masks?.(x, params, ops) ?? {}
      return { input, steps: [recurrent] }
    },
    step(prepared, values, [recurrent = null]) {
      const states = Object.fromEntries(names.map((name, i) => [name, required(values[i])]))
      const next = declaration.step(prepared, states, recurrent, params, weights, ops)
      return { y: next.y, states: names.map((name) => required(next[name])) }
    },
  }
}

/** One step by hand: draws the masks, prepares, steps. */
function stepOnce<V>(
  cell: Cell<V>,
  x: V,
  wired: Readonly<Record<string, V | null>>,
  ops: Ops<V>,
): Readonly<Record<string, V>> {
  const type: TensorType = { dtype: ops.dtypeOf(x), shape: ops.shapeOf(x) }
  const shapes = cell.stateShapes(type)
  const states = cell.stateNames.map((name, i) => wired[name] ?? ops.fill(shapes[i] ?? [], 0))
  const masks = cell.masks(type)
  const { y, states: next } = cell.step(cell.prepare(x, masks.input), states, masks.steps)
  return { y, ...Object.fromEntries(cell.stateNames.map((name, i) => [name, required(next[i])])) }
}

/** What the declaration's types promise to be there. */
function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a cell needs its input x and every state by its name')
  return value
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
