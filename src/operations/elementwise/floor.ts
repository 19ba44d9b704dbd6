import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** The greatest whole number that is not above x. It has no gradient. */
export const floor: Operation<NoAttributes> = unary({
  name: 'floor',
  scalar: (x) => Math.floor(x),
})
