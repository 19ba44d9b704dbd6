import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import { unary } from './unary.js'

/** `x` as it is; its gradient is that of the result times `scale`: more or less of it, none for 0, turned round below 0. */
export const scaleGradient: Operation<{ readonly scale: number }> = unary({
  name: 'scaleGradient',
  scalar: (x) => x,
  gradient: ({ dy, attributes: { scale }, ops }) => ops.multiply(dy, scale),
})

export const callScaleGradient =
  <V>(trace: Trace<V>) =>
  (x: V, scale: number): V =>
    applyOne(trace, scaleGradient, [x], { scale })
