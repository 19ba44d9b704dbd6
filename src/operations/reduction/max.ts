import type { Operation } from '../operation.js'
import { reducedType, type ReductionAttributes } from './axes.js'
import { extremeGradient } from './extreme-gradient.js'

/** The greatest element along `axes`; equal ones share the gradient evenly, as in Keras. */
export const max: Operation<ReductionAttributes> = {
  name: 'max',
  infer: ([x], attributes) => [reducedType('max', x, attributes)],
  gradient: extremeGradient,
}
