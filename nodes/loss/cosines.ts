import { integer } from '../../src/definition/params/index.js'
import type { Ops } from '../../src/operations/ops.js'
import { epsilon } from './smoothing.js'
import type { Pair } from './target.js'

export const featureAxis = integer({ default: -1, doc: 'The axis along which a vector lies; -1 is the last.' })

/** The cosines of the angles between vectors along `axis`. A zero vector has the cosine 0 to each. */
export function cosines<V>(ops: Ops<V>, { prediction, target }: Pair<V>, axis: number): V {
  // As Keras no vector is stretched by more than 1/epsilon, but the slope at 0 stays finite, where Keras' is NaN.
  const unit = (x: V) => {
    const squares = ops.maximum(ops.sum(ops.square(x), [axis], true), epsilon * epsilon)
    return ops.multiply(x, ops.rsqrt(squares))
  }
  return ops.sum(ops.multiply(unit(prediction), unit(target)), [axis])
}
