import { nullable } from '../../src/definition/params/index.js'
import { axes, checkAxes } from '../../src/definition/params/axes.js'
import type { Finding } from '../../src/definition/problem.js'
import type { TensorType } from '../../src/operations/types.js'
import { type Pair, toSameRank } from './target.js'

/** The axes that an overlap is summed over. */
export const overlapAxis = nullable(
  axes({
    default: [1, 2, 3],
    doc: 'The axes that are summed over, [1, 2, 3] for images; none: all, the batch included, as in Keras.',
  }),
)

export function checkOverlapAxis(
  { prediction, target }: Pair<TensorType>,
  { axis }: { readonly axis: readonly number[] | null },
): Iterable<Finding> {
  const shapes = toSameRank({ prediction: prediction.shape, target: target.shape })
  return checkAxes('params.axis', axis ?? [], shapes.prediction)
}
