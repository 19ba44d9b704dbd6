import type { CheckContext } from '../../src/definition/node.js'
import { type Finding, hint } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape } from '../../src/operations/size.js'
import type { TensorType } from '../../src/operations/types.js'
import { checkLogits } from './from-logits.js'
import { logProbability, normalized } from './smoothing.js'
import type { Pair } from './target.js'

interface ClassOptions {
  readonly fromLogits: boolean
  readonly axis: number
}

/** Advice for losses over classes: one class alone says nothing, and logits are no probabilities. */
export function* checkClasses(
  { prediction }: Pair<TensorType>,
  { fromLogits, axis }: ClassOptions,
  context: CheckContext | undefined,
): Iterable<Finding> {
  if (prediction.shape.at(axis) === 1) {
    const expected = 'several classes; of one, whose probability is then always 1, nothing can be learnt'
    yield hint('prediction', expected, formatShape(prediction.shape), [
      { do: 'replaceNode', label: 'Use BinaryCrossentropy', type: 'BinaryCrossentropy' },
    ])
  }
  yield* checkLogits(fromLogits, 'softmax', context)
}

/** The logarithms of the probabilities of the classes along `axis`. */
export function logProbabilities<V>(ops: Ops<V>, prediction: V, { fromLogits, axis }: ClassOptions): V {
  return fromLogits ? ops.logSoftmax(prediction, axis) : logProbability(ops, normalized(ops, prediction, axis))
}

/** Of `x` along `axis` the element that each label names; 0 for a label outside. */
export function pickClass<V>(ops: Ops<V>, x: V, labels: V, axis: number): V {
  const shape = ops.shapeOf(x)
  const fromFront = axis < 0 ? axis + shape.length : axis
  const last = shape.length - 1
  const oneHot = ops.oneHot(labels, Number(shape[fromFront]))
  // One-hot vectors lie along the last axis and go to where the classes are.
  const places = shape.map((_, index) => (index < fromFront ? index : index === fromFront ? last : index - 1))
  return ops.sum(ops.multiply(fromFront === last ? oneHot : ops.transpose(oneHot, places), x), [fromFront])
}
