import { integer } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'
import { pickClass } from '../loss/classes.js'

export const topK = integer({
  default: 5,
  min: 1,
  doc: 'Among how many of the most likely classes the right one may be.',
})

/** 1 where fewer than `k` scores along the last axis are greater than that of the label, 0 elsewhere: ties count for the label. */
export function isInTopK<V>(ops: Ops<V>, scores: V, labels: V, k: number): V {
  const own = ops.expandDims(pickClass(ops, scores, labels, -1), -1)
  const better = ops.sum(ops.cast(ops.greater(scores, own), 'float32'), [-1])
  return ops.cast(ops.less(better, k), 'float32')
}
