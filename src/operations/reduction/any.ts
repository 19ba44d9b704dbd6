import type { Operation } from '../operation.js'
import { reducedType, type ReductionAttributes } from './axes.js'

/** Whether at least one element along `axes` is true. */
export const any: Operation<ReductionAttributes> = {
  name: 'any',
  infer: ([x], attributes) => [reducedType('any', x, attributes, ['bool'])],
}
