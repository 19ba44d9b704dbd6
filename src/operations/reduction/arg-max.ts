import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import { reducedType, toAxis } from './axes.js'

/** The index of the greatest element along `axis`, the first of equal ones, as int32 without that axis. */
export const argMax: Operation<{ readonly axis: number }> = {
  name: 'argMax',
  infer([x], { axis }) {
    const { shape } = reducedType('argMax', x, { axes: [axis], keepDims: false })
    return [{ dtype: 'int32', shape }]
  },
}

/** `axis` is by default the last. */
export const callArgMax =
  <V>(trace: Trace<V>) =>
  (x: V, axis = -1): V =>
    applyOne(trace, argMax, [x], { axis: toAxis('argMax', trace.typeOf(x).shape, axis) })
