import { broadcastShapes } from '../broadcast.js'
import { gradientOfResult } from '../gradient.js'
import type { NoAttributes, Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import { toValue, type Operand } from './binary.js'

/** `condition ? a : b`, element by element, with broadcasting. No gradient flows into the condition. */
export const select: Operation<NoAttributes> = {
  name: 'select',
  infer([condition, a, b]) {
    if (!condition || !a || !b) throw new ShapeError('select', 'three operands', 'fewer')
    if (condition.dtype !== 'bool') throw new ShapeError('select', 'a bool condition', condition.dtype)
    if (a.dtype !== b.dtype) throw new ShapeError('select', 'two branches of one dtype', `${a.dtype} and ${b.dtype}`)
    return [{ dtype: a.dtype, shape: broadcastShapes('select', [condition.shape, a.shape, b.shape]) }]
  },
  scalar: ([condition, a = NaN, b = NaN]) => (condition ? a : b),
  gradient: gradientOfResult(({ inputs, x: condition, dy, wanted, ops }) => [
    null,
    wanted[1] ? ops.sumToShape(ops.select(condition, dy, 0), ops.shapeOf(inputs[1]!)) : null,
    wanted[2] ? ops.sumToShape(ops.select(condition, 0, dy), ops.shapeOf(inputs[2]!)) : null,
  ]),
}

/** Numbers become scalars of the other branch's dtype. */
export const callSelect =
  <V>(trace: Trace<V>) =>
  (condition: V, a: Operand<V>, b: Operand<V>): V =>
    applyOne(trace, select, [condition, toValue(trace, a, b), toValue(trace, b, a)], {})
