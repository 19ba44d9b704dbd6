import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { addSizes, formatShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Size } from '../types.js'

export type PadAttributes = {
  /** Elements added before and after, for every axis. */
  readonly padding: readonly (readonly [before: Size, after: Size])[]
  readonly value: number
}

/** `x` with elements of one value around it. */
export const pad: Operation<PadAttributes> = {
  name: 'pad',
  infer([x], { padding }) {
    if (!x) throw new ShapeError('pad', 'one operand', 'none')
    if (padding.length !== x.shape.length) {
      throw new ShapeError('pad', `one pair for each axis of ${formatShape(x.shape)}`, `${padding.length} pairs`)
    }
    for (const amount of padding.flat()) {
      if (typeof amount === 'number' && !(Number.isInteger(amount) && amount >= 0)) {
        throw new ShapeError('pad', 'whole numbers of at least 0', String(amount))
      }
    }
    return [{ dtype: x.dtype, shape: x.shape.map((size, axis) => addSizes(size, ...padding[axis]!)) }]
  },
  gradient: gradientOfResult(({ x, dy, attributes: { padding }, ops }) => [
    ops.slice(
      dy,
      padding.map(([before]) => before),
      ops.shapeOf(x),
    ),
  ]),
}

/** `value` is by default 0. */
export const callPad =
  <V>(trace: Trace<V>) =>
  (x: V, padding: PadAttributes['padding'], value = 0): V =>
    padding.length === trace.typeOf(x).shape.length && padding.flat().every((amount) => amount === 0)
      ? x
      : applyOne(trace, pad, [x], { padding, value })
