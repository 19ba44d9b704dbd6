import type { Ops } from '../../src/operations/ops.js'
import { divideOrZero } from './weighted-mean.js'

/** What is above each threshold, `[thresholds]`, and how many positives and negatives there are. */
interface Counts<V> {
  readonly truePositives: V
  readonly falsePositives: V
  readonly positives: V
  readonly negatives: V
}

/** The area under a curve over the thresholds, as in Keras. */
export function areaUnder<V>(
  ops: Ops<V>,
  counts: Counts<V>,
  curve: 'ROC' | 'PR' | 'PRGAIN',
  method: 'interpolation' | 'minoring' | 'majoring',
): V {
  const { x, y } = pointsOf(ops, counts, curve)
  const [left, right] = neighbours(ops, y)
  const heights =
    method === 'interpolation'
      ? ops.multiply(ops.add(left, right), 0.5)
      : method === 'minoring'
        ? ops.minimum(left, right)
        : ops.maximum(left, right)
  const [from, to] = neighbours(ops, x)
  return ops.sum(ops.multiply(ops.subtract(from, to), heights))
}

function pointsOf<V>(
  ops: Ops<V>,
  { truePositives, falsePositives, positives, negatives }: Counts<V>,
  curve: 'ROC' | 'PR' | 'PRGAIN',
): { readonly x: V; readonly y: V } {
  const recall = divideOrZero(ops, truePositives, positives)
  if (curve === 'ROC') return { x: divideOrZero(ops, falsePositives, negatives), y: recall }
  const said = ops.add(truePositives, falsePositives)
  if (curve === 'PR') return { x: recall, y: divideOrZero(ops, truePositives, said) }
  // Flach and Kull 2015, Precision-recall-gain curves.
  const scale = divideOrZero(ops, positives, negatives)
  const gain = (errors: V) => ops.subtract(1, ops.multiply(scale, divideOrZero(ops, errors, truePositives)))
  const isNone = ops.equal(truePositives, 0)
  const recallGain = ops.select(isNone, 0, gain(ops.subtract(positives, truePositives)))
  return { x: ops.maximum(recallGain, 0), y: ops.select(isNone, 1, gain(falsePositives)) }
}

/** The area under precision over recall, where true and false positives are interpolated and not their ratio (Davis and Goadrich 2006). */
export function interpolatedPrecision<V>(ops: Ops<V>, { truePositives, falsePositives, positives }: Counts<V>): V {
  const [hits, fewerHits] = neighbours(ops, truePositives)
  const [said, fewerSaid] = neighbours(ops, ops.add(truePositives, falsePositives))
  const gained = ops.subtract(hits, fewerHits)
  const slope = divideOrZero(ops, gained, ops.relu(ops.subtract(said, fewerSaid)))
  const intercept = ops.subtract(fewerHits, ops.multiply(slope, fewerSaid))
  const isBoth = ops.logicalAnd(ops.greater(said, 0), ops.greater(fewerSaid, 0))
  const ratio = ops.select(isBoth, divideOrZero(ops, said, fewerSaid), 1)
  const area = ops.multiply(slope, ops.add(gained, ops.multiply(intercept, ops.log(ratio))))
  return ops.sum(divideOrZero(ops, area, positives))
}

/** All but the last, and all but the first. */
function neighbours<V>(ops: Ops<V>, x: V): readonly [V, V] {
  const count = Number(ops.shapeOf(x)[0])
  return [ops.slice(x, [0], [count - 1]), ops.slice(x, [1], [count - 1])]
}
