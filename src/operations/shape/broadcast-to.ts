import { broadcastShapes } from '../broadcast.js'
import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { areShapesEqual, formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape } from '../types.js'

/** Repeats axes of length 1 (and absent leading axes) to reach `shape`. */
export const broadcastTo: Operation<{ readonly shape: Shape }> = {
  name: 'broadcastTo',
  infer([x], { shape }) {
    if (!x) throw new ShapeError('broadcastTo', 'one operand', 'none')
    if (!areShapesEqual(broadcastShapes('broadcastTo', [x.shape, shape]), shape)) {
      throw new ShapeError('broadcastTo', `a shape that broadcasts to ${formatShape(shape)}`, formatShape(x.shape))
    }
    return [{ dtype: x.dtype, shape }]
  },
  gradient: gradientOfResult(({ x, dy, ops }) => [ops.sumToShape(dy, ops.shapeOf(x))]),
}

export const callBroadcastTo =
  <V>(trace: Trace<V>) =>
  (x: V, shape: Shape): V =>
    areShapesEqual(trace.typeOf(x).shape, shape) ? x : applyOne(trace, broadcastTo, [x], { shape })
