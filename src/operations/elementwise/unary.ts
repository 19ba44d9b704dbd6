import { gradientOfResult } from '../gradient.js'
import type { Attributes, NoAttributes, Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import type { Ops } from '../ops.js'
import type { DType } from '../types.js'

/** What a unary gradient rule sees: the operand, the result, the gradient of the result. */
export interface UnaryGradient<V, A> {
  readonly x: V
  readonly y: V
  readonly dy: V
  readonly attributes: A
  readonly ops: Ops<V>
}

interface UnarySpec<A> {
  readonly name: string
  scalar(x: number, attributes: A): number
  /** The gradient of the operand; absent for an operation without one. */
  gradient?<V>(context: UnaryGradient<V, A>): V
  /** The dtypes that it takes, by default only float32. */
  readonly dtypes?: readonly DType[]
}

/** An operation on one tensor, element by element: same shape and dtype. */
export function unary<A extends Attributes = NoAttributes>(spec: UnarySpec<A>): Operation<A> {
  const { name, dtypes = ['float32'] } = spec
  return {
    name,
    infer([x]) {
      if (!x) throw new ShapeError(name, 'one operand', 'none')
      if (!dtypes.includes(x.dtype)) throw new ShapeError(name, dtypes.join(' or '), x.dtype)
      return [x]
    },
    partOf: (attributes) => attributes,
    scalar: ([x = NaN], attributes) => spec.scalar(x, attributes),
    ...(spec.gradient && { gradient: gradientOfResult<A>((context) => [spec.gradient?.(context) ?? null]) }),
  }
}
