import type { Ops } from '../../operations/ops.js'
import type { Slot } from './optimizer.js'

/** The slot in which the moving average of a weight is kept, named as in Keras. When a run ends, it is the weight. */
export const averageName = 'average'
export const averageSlot: Slot = { shape: 'weight', initial: 0 }

/** A weight after an update, and its average before it. */
export interface Averaged<V> {
  readonly weight: V
  readonly average: V
}

export interface AverageParams {
  readonly emaMomentum: number
  readonly emaOverwriteFrequency: number | null
}

/**
 * The next moving average, and the weight: the average itself after every `emaOverwriteFrequency` steps, else as it is. The first step's
 * average is the weight. `step` is a float32 scalar, 1 at the first step.
 */
export function averageWeight<V>(
  { weight, average }: Averaged<V>,
  step: V,
  { emaMomentum, emaOverwriteFrequency }: AverageParams,
  ops: Ops<V>,
): Averaged<V> {
  const momentum = ops.multiply(ops.cast(ops.notEqual(step, 1), 'float32'), emaMomentum)
  const next = ops.add(ops.multiply(momentum, average), ops.multiply(ops.subtract(1, momentum), weight))
  if (emaOverwriteFrequency === null) return { weight, average: next }
  return { weight: ops.select(isMultiple(step, emaOverwriteFrequency, ops), next, weight), average: next }
}

/** Whether a whole number is a multiple of another; rounded, since a GPU's quotient may be a little below the whole one. */
function isMultiple<V>(step: V, frequency: number, ops: Ops<V>): V {
  return ops.equal(ops.multiply(ops.round(ops.divide(step, frequency)), frequency), step)
}
