import { ShapeError, type Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import { unary } from './unary.js'

/** `min(max(x, min), max)`; the slope is 1 from `min` to `max`, both included. Either bound may be infinite. */
export const clip: Operation<{ readonly min: number; readonly max: number }> = unary({
  name: 'clip',
  scalar: (x, { min, max }) => Math.min(Math.max(x, min), max),
  gradient: ({ x, dy, attributes: { min, max }, ops }) =>
    ops.select(ops.logicalAnd(ops.greaterEqual(x, min), ops.lessEqual(x, max)), dy, 0),
})

/** @throws ShapeError for bounds in the wrong order. */
export const callClip =
  <V>(trace: Trace<V>) =>
  (x: V, min: number, max: number): V => {
    if (!(min <= max)) throw new ShapeError('clip', 'min <= max', `${min} and ${max}`)
    return applyOne(trace, clip, [x], { min, max })
  }
