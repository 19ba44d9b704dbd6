import type { Attributes, Operation } from './operation.js'
import type { TensorType } from './types.js'

/** One operation of a program. Values are numbered: `inputs` and `outputs` index `Program.types`. */
export interface Step {
  readonly operation: Operation
  readonly attributes: Attributes
  readonly inputs: readonly number[]
  readonly outputs: readonly number[]
  /** The path of the node that asked for it (`encoder/conv1`); empty in the body of a scan. */
  readonly node: string
}

/**
 * A straight-line program: what tracing yields. Steps stand in an order in which each value is made before it is used, so
 * that running one is a loop. Values that no step makes are its inputs.
 */
export interface Program {
  readonly types: readonly TensorType[]
  readonly inputs: readonly number[]
  readonly outputs: readonly number[]
  readonly steps: readonly Step[]
}
