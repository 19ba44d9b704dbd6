import type { Ops } from './ops.js'
import type { Attributes, Operation } from './operation.js'
import type { Program } from './program.js'
import type { Mode, TensorType } from './types.js'

/**
 * What the operations are written over: something that can apply one. The tracer records; other implementations may evaluate.
 */
export interface Trace<V> {
  readonly mode: Mode
  /** The path of the node being traced; keys its random streams. */
  readonly node: string
  /** In front of the names of updates and draws where a part of the node has names of its own: `forward/`; else empty. */
  readonly scope: string
  apply<A extends Attributes>(operation: Operation<A>, inputs: readonly V[], attributes: A): readonly V[]
  typeOf(value: V): TensorType
  /** Records the body of a scan as a program of its own. */
  subprogram(inputs: readonly TensorType[], body: (inputs: readonly V[], ops: Ops<V>) => readonly V[]): Program
  /** The next value of a state or moving average of the current node. */
  update(name: string, value: V): void
  /** Adds a penalty (a scalar) to the loss of whoever trains this node. */
  addLoss(value: V): void
}

/** The only result of an operation with one. */
export function applyOne<V, A extends Attributes>(
  trace: Trace<V>,
  operation: Operation<A>,
  inputs: readonly V[],
  attributes: A,
): V {
  const [output] = trace.apply(operation, inputs, attributes)
  if (output === undefined) throw new Error(`${operation.name}: no output`)
  return output
}
