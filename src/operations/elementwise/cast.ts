import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import type { DType } from '../types.js'

/**
 * The same elements under another dtype: float32 to int32 drops the fraction, anything but 0 is true.
 * It has no gradient, since one side is never float32.
 */
export const cast: Operation<{ readonly dtype: DType }> = {
  name: 'cast',
  infer([x], { dtype }) {
    if (!x) throw new ShapeError('cast', 'one operand', 'none')
    return [{ dtype, shape: x.shape }]
  },
  scalar: ([x = NaN], { dtype }) => (dtype === 'float32' ? x : dtype === 'int32' ? Math.trunc(x) : x === 0 ? 0 : 1),
}

/** `x` itself if it has the dtype already. */
export const callCast =
  <V>(trace: Trace<V>) =>
  (x: V, dtype: DType): V =>
    trace.typeOf(x).dtype === dtype ? x : applyOne(trace, cast, [x], { dtype })
