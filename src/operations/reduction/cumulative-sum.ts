import { gradientOfResult } from '../gradient.js'
import { ShapeError } from '../operation.js'
import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import { toAxis } from './axes.js'

export type CumulativeSumAttributes = { readonly axis: number; readonly exclusive: boolean; readonly reverse: boolean }

/**
 * The sums of all elements up to and including each one along `axis`; `exclusive` leaves the element itself out,
 * `reverse` sums from the end.
 */
export const cumulativeSum: Operation<CumulativeSumAttributes> = {
  name: 'cumulativeSum',
  infer([x]) {
    if (!x) throw new ShapeError('cumulativeSum', 'one operand', 'none')
    if (x.dtype === 'bool') throw new ShapeError('cumulativeSum', 'float32 or int32', x.dtype)
    return [x]
  },
  gradient: gradientOfResult(({ dy, attributes: { axis, exclusive, reverse }, ops }) => [
    ops.cumulativeSum(dy, axis, { exclusive, reverse: !reverse }),
  ]),
}

export const callCumulativeSum =
  <V>(trace: Trace<V>) =>
  (
    x: V,
    axis: number,
    { exclusive = false, reverse = false }: Partial<Omit<CumulativeSumAttributes, 'axis'>> = {},
  ): V =>
    applyOne(trace, cumulativeSum, [x], {
      axis: toAxis('cumulativeSum', trace.typeOf(x).shape, axis),
      exclusive,
      reverse,
    })
