import type { Ops } from '../operations/ops.js'
import type { Shape, TensorType } from '../operations/types.js'

/** A recurrent cell with its parameters and weights in place, as a recurrent layer scans it. */
export interface Cell<V> {
  /** The states in the order in which `step` takes and gives them: `['h']`, `['h', 'c']`. */
  readonly stateNames: readonly string[]
  /** The shape of each state, batch included, for steps of this type (`[batch, features]`). */
  stateShapes(x: TensorType): readonly Shape[]
  /**
   * The part of the computation that needs no state, for one step `[batch, ...]` or for all at once `[time, batch, ...]`, with the mask of
   * the input (`null` for none).
   */
  prepare(x: V, mask: V | null): V
  /** The dropout masks of one sequence, drawn once; none in inference. `x` is the type of one step. */
  masks(x: TensorType): CellMasks<V>
  /** The cell's weights by name, `null` for one that its parameters leave out: a scan is handed them as constants. */
  readonly weights: Readonly<Record<string, V | null>>
  /** The same cell over the operations and values of a scan's body, which must use nothing from outside. */
  rebind(weights: Readonly<Record<string, V | null>>, ops: Ops<V>): Cell<V>
  /** One step from what `prepare` gave for it. `y` is what the layer puts out. */
  step(prepared: V, states: readonly V[], masks: CellMasks<V>): { readonly y: V; readonly states: readonly V[] }
}

/**
 * Factors on the input of each step and on the recurrent state, of the shape of one step or with one more axis in front where
 * each gate has its own; `null` for none.
 */
export interface CellMasks<V> {
  readonly input: V | null
  readonly recurrent: V | null
}

/** A node that another node takes unapplied. */
export interface Layer<V> {
  readonly type: string
  /** `null` for a layer that is no cell. */
  readonly cell: Cell<V> | null
  apply(x: V): V
}
