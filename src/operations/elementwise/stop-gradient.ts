import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** `x` as it is, but without a gradient: whatever it was computed from counts as constant. */
export const stopGradient: Operation<NoAttributes> = unary({
  name: 'stopGradient',
  dtypes: ['float32', 'int32', 'bool'],
  scalar: (x) => x,
})
