import type { Param, Params, Values, VariantOption } from '../../definition/param.js'
import type { Ops } from '../../operations/ops.js'

/** What an optimizer remembers: for each weight a tensor of its shape, or one number. */
export interface Slot {
  readonly shape: 'weight' | 'scalar'
  /** What every element is before the first step. */
  readonly initial: number
}

/** One weight at one step. */
export interface OptimizerStep<V> {
  readonly weight: V
  /** Of the shape of the weight, clipped already. */
  readonly gradient: V
  /** By the names of `slots`. */
  readonly slots: Readonly<Record<string, V>>
  /** A float32 scalar: what the schedule says for this step, times the weight's own factor. */
  readonly learningRate: V
  /** A float32 scalar: 1 at the first step (Keras' `iterations + 1`). */
  readonly step: V
}

/** The parameters of an optimizer: the learning rate first, then its own. */
export type OptimizerParams = Params & { readonly learningRate: Param<number> }

/** How weights follow gradients: an entry of the enum of optimizers. All of it is carried out where the tensors are. */
export interface Optimizer<P extends Params = Params> extends VariantOption {
  readonly params: P
  /** The class in `keras.optimizers`. */
  readonly keras: string
  /** What it remembers of each weight, by Keras' names; what these parameters leave out is not there. */
  slots(params: Values<P>): Readonly<Record<string, Slot>>
  /** The next value of the weight, and of each slot. */
  update<V>(
    step: OptimizerStep<V>,
    params: Values<P>,
    ops: Ops<V>,
  ): { readonly weight: V; readonly slots: Readonly<Record<string, V>> }
}

/** Declares an optimizer; its parameters type its members. */
export function defineOptimizer<const P extends OptimizerParams>(optimizer: Optimizer<P>): Optimizer<P> {
  return optimizer
}

/**
 * The slot of this name.
 * @throws Error where it was not handed in
 */
export function readSlot<V>({ slots }: OptimizerStep<V>, name: string): V {
  const slot = slots[name]
  if (slot === undefined) throw new Error(`the slot ${name} was not handed to the optimizer`)
  return slot
}
