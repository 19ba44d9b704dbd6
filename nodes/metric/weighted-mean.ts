import type { Ops } from '../../src/operations/ops.js'
import { masksFor, meanOfExamples, weightsFor } from '../loss/weighting.js'

/** What a weighted mean adds up over batches. */
export interface MeanTotals<V> {
  readonly total: V
  readonly count: V
}

interface Weighting<V> {
  readonly sampleWeight: V | null
  /** What each leaves counts: only what all of them leave. */
  readonly masks: readonly (V | null)[]
}

/** The sum of the values `[batch, ...]`, of each example their mean, and how many examples that is, both weighted. */
export function addUp<V>(ops: Ops<V>, values: V, { sampleWeight, masks }: Weighting<V>): MeanTotals<V> {
  const shape = ops.shapeOf(values)
  const given = weightsFor(ops, sampleWeight, shape)
  const kept = masksFor(ops, masks, shape)
  const counted = kept === null ? given : ops.multiply(given ?? 1, ops.cast(kept, 'float32'))
  if (counted === null)
    return { total: ops.sum(meanOfExamples(ops, values)), count: ops.sum(ops.fill(shape.slice(0, 1), 1)) }
  // The weights over the whole batch: a column of length 1 counts for each example.
  const weights = ops.broadcastTo(counted, shape)
  return {
    total: ops.sum(meanOfExamples(ops, ops.multiply(values, weights))),
    count: ops.sum(meanOfExamples(ops, weights)),
  }
}

/** `total / count`, 0 where nothing was counted. */
export function meanOf<V>(ops: Ops<V>, { total, count }: MeanTotals<V>): V {
  return divideOrZero(ops, total, count)
}

/** `a / b`, 0 where b is 0: Keras' `divide_no_nan`. */
export function divideOrZero<V>(ops: Ops<V>, a: V, b: V): V {
  const isZero = ops.equal(b, 0)
  return ops.select(isZero, 0, ops.divide(a, ops.select(isZero, 1, b)))
}
