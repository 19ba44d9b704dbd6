import { broadcastShapes } from '../broadcast.js'
import type { NoAttributes, Operation } from '../operation.js'
import { ShapeError } from '../operation.js'

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
  gradient({ inputs: [condition, a, b], outputGradients: [dy], wanted, ops }) {
    if (condition === undefined || a === undefined || b === undefined || dy === undefined || dy === null) return []
    const zero = ops.zerosLike(dy)
    return [
      null,
      wanted[1] ? ops.sumToShape(ops.select(condition, dy, zero), ops.shapeOf(a)) : null,
      wanted[2] ? ops.sumToShape(ops.select(condition, zero, dy), ops.shapeOf(b)) : null,
    ]
  },
}
