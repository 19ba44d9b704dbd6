import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import type { Size } from '../types.js'

/** The whole numbers from 0 to `size - 1`, int32 `[size]`. */
export const range: Operation<{ readonly size: Size }> = {
  name: 'range',
  infer(_inputs, { size }) {
    const isCount = typeof size === 'string' || (Number.isInteger(size) && size >= 0)
    if (!isCount) throw new ShapeError('range', 'a size of at least 0', String(size))
    return [{ dtype: 'int32', shape: [size] }]
  },
}

export const callRange =
  <V>(trace: Trace<V>) =>
  (size: Size): V =>
    applyOne(trace, range, [], { size })
