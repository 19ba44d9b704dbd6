import type { Operation } from '../operation.js'
import { reducedType, type ReductionAttributes } from './axes.js'

/** Whether every element along `axes` is true. */
export const all: Operation<ReductionAttributes> = {
  name: 'all',
  infer: ([x], attributes) => [reducedType('all', x, attributes, ['bool'])],
}
