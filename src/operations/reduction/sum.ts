import { broadcastAxes } from '../broadcast.js'
import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { callReshape } from '../shape/reshape.js'
import type { Trace } from '../trace.js'
import type { Shape } from '../types.js'
import { callReduction, keptShape, reducedType, type ReductionAttributes } from './axes.js'

/** The sum over `axes`; reduced axes stay with length 1 if `keepDims`. */
export const sum: Operation<ReductionAttributes> = {
  name: 'sum',
  infer: ([x], attributes) => [reducedType('sum', x, attributes)],
  gradient: gradientOfResult(({ x, dy, attributes: { axes }, ops }) => {
    const shape = ops.shapeOf(x)
    return [ops.broadcastTo(ops.reshape(dy, keptShape(shape, axes)), shape)]
  }),
}

/** Undoes a broadcast: sums `x` over the axes along which an operand of shape `shape` was repeated. */
export const callSumToShape =
  <V>(trace: Trace<V>) =>
  (x: V, shape: Shape): V => {
    const axes = broadcastAxes(shape, trace.typeOf(x).shape)
    return axes.length === 0 ? x : callReshape(trace)(callReduction(trace, sum)(x, axes), shape)
  }
