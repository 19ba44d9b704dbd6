import type { Operation } from '../operation.js'
import { reducedType, type ReductionAttributes } from './axes.js'
import { extremeGradient } from './extreme-gradient.js'

/** The least element along `axes`; equal ones share the gradient evenly, as in Keras. */
export const min: Operation<ReductionAttributes> = {
  name: 'min',
  infer: ([x], attributes) => [reducedType('min', x, attributes)],
  gradient: extremeGradient,
}
