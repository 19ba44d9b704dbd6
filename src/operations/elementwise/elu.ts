import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import { unary } from './unary.js'

/** `x` for x > 0, `alpha (eˣ - 1)` otherwise (Clevert et al. 2015, arXiv:1511.07289). */
export const elu: Operation<{ readonly alpha: number }> = unary({
  name: 'elu',
  scalar: (x, { alpha }) => (x > 0 ? x : alpha * Math.expm1(x)),
  // Below zero the slope is alpha eˣ, which is y + alpha.
  gradient: ({ x, y, dy, attributes: { alpha }, ops }) =>
    ops.select(ops.greater(x, 0), dy, ops.multiply(dy, ops.add(y, alpha))),
})

export const callElu =
  <V>(trace: Trace<V>) =>
  (x: V, alpha = 1): V =>
    applyOne(trace, elu, [x], { alpha })
