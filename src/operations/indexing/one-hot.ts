import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'

/** int32 `[...]` to float32 `[..., depth]`: 1 at the index, 0 elsewhere, all 0 for an index outside. */
export const oneHot: Operation<{ readonly depth: number }> = {
  name: 'oneHot',
  infer([indices], { depth }) {
    if (!indices) throw new ShapeError('oneHot', 'one operand', 'none')
    if (indices.dtype !== 'int32') throw new ShapeError('oneHot', 'int32 indices', indices.dtype)
    if (!Number.isInteger(depth) || depth < 1) throw new ShapeError('oneHot', 'a depth of at least 1', String(depth))
    return [{ dtype: 'float32', shape: [...indices.shape, depth] }]
  },
}

export const callOneHot =
  <V>(trace: Trace<V>) =>
  (indices: V, depth: number): V =>
    applyOne(trace, oneHot, [indices], { depth })
