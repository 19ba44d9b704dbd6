import { integer, number } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Pair } from './target.js'

/** What Keras keeps probabilities away from 0 and 1 by. */
export const epsilon = 1e-7

export const labelSmoothing = number({
  default: 0,
  min: 0,
  max: 1,
  step: 0.05,
  slider: [0, 0.5],
  doc: 'How far targets are drawn from 0 and 1 towards equal probabilities, against overconfidence: 0 leaves them.',
})

/** The axis of the classes, for losses that add up along it. */
export const classAxis = integer({ default: -1, isAdvanced: true, doc: 'The axis of the classes; -1 is the last.' })

/** Targets of `count` classes drawn towards equal probabilities. */
export function smooth<V>(ops: Ops<V>, target: V, amount: number, count: number | V): V {
  if (amount === 0) return target
  return ops.add(ops.multiply(target, 1 - amount), ops.divide(amount, count))
}

/** How many classes there are by Keras' label smoothing: the length of the last axis, whichever axis holds the classes. */
export function countClasses<V>(ops: Ops<V>, target: V): number | V {
  const count = ops.shapeOf(target).at(-1) ?? 1
  return typeof count === 'number' ? count : ops.sum(ops.fill([count], 1))
}

/** `log(clip(x, epsilon, 1 - epsilon))`. */
export function logProbability<V>(ops: Ops<V>, x: V): V {
  return ops.log(ops.clip(x, epsilon, 1 - epsilon))
}

/** The prediction with a sum of 1 along `axis`. A row of zeros stays one, where Keras divides by 0. */
export function normalized<V>(ops: Ops<V>, prediction: V, axis: number): V {
  const total = ops.sum(prediction, [axis], true)
  return ops.divide(prediction, ops.select(ops.equal(total, 0), 1, total))
}

/** `-(t log p + (1 - t) log(1 - p))` of probabilities, element by element. */
export function binaryCrossentropies<V>(ops: Ops<V>, { prediction, target }: Pair<V>): V {
  const positive = ops.multiply(target, logProbability(ops, prediction))
  // 1 - p is clipped instead of p: the same, but exact in float32 where p is 1.
  const negative = ops.multiply(ops.subtract(1, target), logProbability(ops, ops.subtract(1, prediction)))
  return ops.negate(ops.add(positive, negative))
}
