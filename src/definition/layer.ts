import type { Ops } from '../operations/ops.js'
import type { Shape, TensorType } from '../operations/types.js'
import type { Weights } from './weight.js'

/** A recurrent cell with its parameters and weights in place, as a recurrent layer scans it. */
export interface Cell<V> {
  /** The states in the order in which `step` takes and gives them: `['h']`, `['h', 'c']`; in a stack a name may occur again. */
  readonly stateNames: readonly string[]
  /** Which state is taken for the previous output, as Keras does for a masked step; what the cell puts out has its shape. */
  readonly outputState: number
  /** The shape of each state, batch included, for steps of this type (`[batch, features]`). */
  stateShapes(x: TensorType): readonly Shape[]
  /**
   * The part of the computation that needs no state, for one step `[batch, ...]` or for all at once `[time, batch, ...]`, with the mask of
   * the input (`null` for none).
   */
  prepare(x: V, mask: V | null): V
  /** The dropout masks of one sequence, drawn once; none in inference. `x` is the type of one step. */
  masks(x: TensorType): SequenceMasks<V>
  /** How many masks each step applies. */
  readonly stepMasks: number
  /** The cell's weights by name, `null` for one that its parameters leave out: a scan is handed them as constants. */
  readonly weights: Readonly<Record<string, V | null>>
  /** The same cell over the operations and values of a scan's body, which must use nothing from outside. */
  rebind(weights: Readonly<Record<string, V | null>>, ops: Ops<V>): Cell<V>
  /** One step from what `prepare` gave for it, with the masks that steps apply. `y` is what the layer puts out. */
  step(
    prepared: V,
    states: readonly V[],
    masks: readonly (V | null)[],
  ): { readonly y: V; readonly states: readonly V[] }
}

/** The masks of one sequence; `null` for none. */
export interface SequenceMasks<V> {
  /** For `prepare`. */
  readonly input: V | null
  /** For each `step`. */
  readonly steps: readonly (V | null)[]
}

/**
 * Factors on the input of each step and on the recurrent state, of the shape of one step or with one more axis in front where
 * each gate has its own; `null` for none.
 */
export interface CellMasks<V> {
  readonly input: V | null
  readonly recurrent: V | null
}

/** A state of a cell. */
export interface CellState {
  readonly name: string
  /** Batch included. */
  readonly shape: Shape
  /** Whether it is the one of the cell's states that is taken for its output. */
  readonly isOutput: boolean
}

/** What is known of a node that another node takes unapplied. */
export interface LayerType {
  readonly type: string
  readonly params: Readonly<Record<string, unknown>>
  /** The names of its input ports. */
  readonly inputs: readonly string[]
  /** The states of a cell for steps of type `x`, in the order of `Cell.stateNames`; `null` for a layer that is no cell. */
  states(x: TensorType): readonly CellState[] | null
  /** The weights that it has where its input `x` is of this type and no other is wired; `null` where it does not take that. */
  weights(x: TensorType): Weights | null
}

/** What takes the place of a weight of this name; `value` itself to leave it. */
export type WeightChange<V> = (name: string, value: V) => V

/** A node that another node takes unapplied. Its weights are made for what it is applied to first. */
export interface Layer<V> extends LayerType {
  /** The cell for steps of type `x`; `null` for a layer that is no cell. */
  cell(x: TensorType): Cell<V> | null
  /**
   * Its outputs for these inputs; what is absent is not wired.
   * @param change gives the value to compute with in place of a weight's own, of the same shape; by default none is changed
   */
  apply(inputs: Readonly<Record<string, V | null>>, change?: WeightChange<V>): Readonly<Record<string, V | null>>
  /**
   * A layer of its kind with some other parameters. Its weights and states belong to the node that takes it and have `name/` in front:
   * `forward/kernel`.
   */
  copy(name: string, params: Readonly<Record<string, unknown>>): Layer<V>
}
