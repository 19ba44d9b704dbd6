import { broadcastShapes } from '../broadcast.js'
import { gradientOfResult } from '../gradient.js'
import type { NoAttributes, Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import type { Ops } from '../ops.js'
import { fill } from '../source/fill.js'
import { applyOne, type Trace } from '../trace.js'
import type { DType, TensorType } from '../types.js'

/** An operand of an elementwise operation: a traced value, or a number that is broadcast. */
export type Operand<V> = V | number

/** What a binary gradient rule sees. Its results are summed over broadcast axes for it. */
export interface BinaryGradient<V> {
  readonly a: V
  readonly b: V
  readonly y: V
  readonly dy: V
  readonly ops: Ops<V>
}

interface BinarySpec {
  readonly name: string
  scalar(a: number, b: number): number
  /** The gradients of both operands, each computed only when asked for; absent for an operation without one. */
  gradient?<V>(context: BinaryGradient<V>): { a(): V; b(): V }
  /** The dtypes that it takes, by default float32 and int32. */
  readonly dtypes?: readonly DType[]
  /** The dtype of the result where it is not that of the operands. */
  readonly output?: DType
}

/** An operation on two tensors of one dtype, element by element, with NumPy's broadcasting. */
export function binary(spec: BinarySpec): Operation<NoAttributes> {
  const { name, dtypes = ['float32', 'int32'] } = spec
  return {
    name,
    infer([a, b]) {
      if (!a || !b) throw new ShapeError(name, 'two operands', 'fewer')
      if (a.dtype !== b.dtype) throw new ShapeError(name, `two operands of one dtype`, `${a.dtype} and ${b.dtype}`)
      if (!dtypes.includes(a.dtype)) throw new ShapeError(name, dtypes.join(' or '), a.dtype)
      return [{ dtype: spec.output ?? a.dtype, shape: broadcastShapes(name, [a.shape, b.shape]) }]
    },
    // The second operand must be the same for every place: a number, a bias.
    partOf: (attributes, _places, [a, b]) => (a && b && isRepeated(b, a) ? attributes : null),
    scalar: ([a = NaN, b = NaN]) => spec.scalar(a, b),
    ...(spec.gradient && { gradient: binaryGradient(spec) }),
  }
}

const binaryGradient = (spec: BinarySpec) =>
  gradientOfResult<NoAttributes>(({ inputs, y, dy, wanted, ops }) => {
    const a = inputs[0]!
    const b = inputs[1]!
    const gradients = spec.gradient?.({ a, b, y, dy, ops })
    if (!gradients) return [null, null]
    return [
      wanted[0] ? ops.sumToShape(gradients.a(), ops.shapeOf(a)) : null,
      wanted[1] ? ops.sumToShape(gradients.b(), ops.shapeOf(b)) : null,
    ]
  })

/** The caller of a binary operation: numbers among its operands become scalars of the other operand's dtype. */
export const callBinary =
  <V>(trace: Trace<V>, operation: Operation<NoAttributes>): ((a: Operand<V>, b: Operand<V>) => V) =>
  (a, b) =>
    applyOne(trace, operation, [toValue(trace, a, b), toValue(trace, b, a)], {})

/** A number as a scalar of the other operand's dtype. */
export function toValue<V>(trace: Trace<V>, operand: Operand<V>, other: Operand<V>): V {
  if (typeof operand !== 'number') return operand
  const dtype = typeof other === 'number' ? 'float32' : trace.typeOf(other).dtype
  return applyOne(trace, fill, [], { shape: [], value: operand, dtype })
}

/** Whether broadcasting repeats `b` along axis 0 of `a`. */
function isRepeated(b: TensorType, a: TensorType): boolean {
  return b.shape.length < a.shape.length || (b.shape.length === a.shape.length && b.shape[0] === 1)
}
