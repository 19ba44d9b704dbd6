import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { toAxes } from '../reduction/axes.js'
import { applyOne, type Trace } from '../trace.js'

/** The elements in reverse order along each of `axes`. */
export const reverse: Operation<{ readonly axes: readonly number[] }> = {
  name: 'reverse',
  infer([x]) {
    if (!x) throw new ShapeError('reverse', 'one operand', 'none')
    return [x]
  },
  gradient: gradientOfResult(({ dy, attributes: { axes }, ops }) => [ops.reverse(dy, axes)]),
}

/** `axes` by default all; negative ones count from the end. */
export const callReverse =
  <V>(trace: Trace<V>) =>
  (x: V, axes?: readonly number[]): V =>
    applyOne(trace, reverse, [x], { axes: toAxes('reverse', trace.typeOf(x).shape, axes) })
