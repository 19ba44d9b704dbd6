import type { Ops } from '../../src/operations/ops.js'
import type { Pair } from './target.js'

/** `max(0, 1 - target · prediction)`. Where all targets of the batch are 0 or 1, they become -1 and 1, as in Keras. */
export function missingMargin<V>(ops: Ops<V>, { prediction, target }: Pair<V>): V {
  const isBinary = ops.all(ops.logicalOr(ops.equal(target, 0), ops.equal(target, 1)))
  const signs = ops.select(isBinary, ops.subtract(ops.multiply(target, 2), 1), target)
  return ops.relu(ops.subtract(1, ops.multiply(signs, prediction)))
}
