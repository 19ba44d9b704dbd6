import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import { unary } from './unary.js'

/** `x` for x >= 0, `slope · x` otherwise; the slope at 0 is 1, as in Keras. */
export const leakyRelu: Operation<{ readonly slope: number }> = unary({
  name: 'leakyRelu',
  scalar: (x, { slope }) => (x < 0 ? slope * x : x),
  gradient: ({ x, dy, attributes: { slope }, ops }) => ops.select(ops.greaterEqual(x, 0), dy, ops.multiply(dy, slope)),
})

/** `slope` is by default 0.3, as in the Keras layer. */
export const callLeakyRelu =
  <V>(trace: Trace<V>) =>
  (x: V, slope = 0.3): V =>
    applyOne(trace, leakyRelu, [x], { slope })
