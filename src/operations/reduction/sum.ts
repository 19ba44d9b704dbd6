import { broadcastAxes } from '../broadcast.js'
import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape } from '../types.js'
import { callReshape } from '../shape/reshape.js'
import { keptShape, reducedType, type ReductionAttributes, toAxes } from './axes.js'

/** The sum over `axes`; reduced axes stay with length 1 if `keepDims`. */
export const sum: Operation<ReductionAttributes> = {
  name: 'sum',
  infer: ([x], attributes) => [reducedType('sum', x, attributes)],
  gradient({ inputs: [x], outputGradients: [dy], attributes: { axes }, ops }) {
    if (x === undefined || dy === undefined || dy === null) return [null]
    const shape = ops.shapeOf(x)
    return [ops.broadcastTo(ops.reshape(dy, keptShape(shape, axes)), shape)]
  },
}

/** `axes` by default all; negative axes count from the end. */
export const callSum =
  <V>(trace: Trace<V>) =>
  (x: V, axes?: readonly number[], keepDims = false): V =>
    applyOne(trace, sum, [x], { axes: toAxes('sum', trace.typeOf(x).shape, axes), keepDims })

/** Undoes a broadcast: sums `x` over the axes along which an operand of shape `shape` was repeated. */
export const callSumToShape =
  <V>(trace: Trace<V>) =>
  (x: V, shape: Shape): V => {
    const axes = broadcastAxes(shape, trace.typeOf(x).shape)
    return axes.length === 0 ? x : callReshape(trace)(callSum(trace)(x, axes), shape)
  }
