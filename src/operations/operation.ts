import type { Ops } from './ops.js'
import type { Program } from './program.js'
import type { Shape, Size, TensorData, TensorType } from './types.js'

/** What an operation needs beside its operands: plain data, so that a program can be cached, compared and sent. */
export type Attribute =
  | number
  | string
  | boolean
  | null
  | Program
  | TensorData
  | Shape
  | readonly (readonly [Size, Size])[]
  | readonly boolean[]

export type Attributes = Readonly<Record<string, Attribute>>

/** For operations that have none. */
export type NoAttributes = Readonly<Record<never, never>>

/** What a gradient rule is given. `outputGradients` has `null` where an output does not influence the result. */
export interface GradientContext<V, A> {
  readonly inputs: readonly V[]
  readonly outputs: readonly V[]
  readonly outputGradients: readonly (V | null)[]
  readonly attributes: A
  /** Which inputs' gradients are asked for; a rule may return `null` for the others. */
  readonly wanted: readonly boolean[]
  readonly ops: Ops<V>
}

/**
 * One of the closed set of tensor operations. Pure data and pure functions: no operation owns a tensor or knows a backend.
 */
export interface Operation<A = Attributes> {
  readonly name: string
  /** The types of the results. @throws ShapeError when the operands do not fit. */
  infer(inputs: readonly TensorType[], attributes: A): readonly TensorType[]
  /** Multiply-adds of one execution; elementwise work counts as nothing, as is usual in published figures. */
  cost?(inputs: readonly TensorType[], attributes: A, outputs: readonly TensorType[]): Size
  /**
   * The vector-Jacobian product, written in operations: one gradient (or `null` for none) per input.
   * An operation without this rule has no gradient anywhere (comparisons, constants, random numbers).
   */
  gradient?<V>(context: GradientContext<V, A>): readonly (V | null)[]
  /** Attributes under which the operation also yields what its gradient needs as further outputs (the states of a scan). */
  residuals?(attributes: A): A
  /**
   * For an operation whose place i along axis 0 depends on place i of the first operand alone (and on all of the others): the attributes
   * for so many places, or `null` where these operands cannot be parted. A long operation is carried out part by part.
   */
  partOf?(attributes: A, places: number, inputs: readonly TensorType[]): A | null
  /** The value of an elementwise operation at one point, in double precision: curves and plain pipelines use it. */
  scalar?(operands: readonly number[], attributes: A): number
}

/** Operands that do not fit an operation. Turned into a problem on the node that asked for it. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError'
  readonly at: string
  readonly expected: string
  readonly received: string

  constructor(at: string, expected: string, received: string) {
    super(`${at}: expected ${expected}, received ${received}`)
    this.at = at
    this.expected = expected
    this.received = received
  }
}
