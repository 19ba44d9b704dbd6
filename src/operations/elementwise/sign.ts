import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** -1, 0 or 1. It has no gradient: it is constant wherever it has a slope. */
export const sign: Operation<NoAttributes> = unary({
  name: 'sign',
  scalar: (x) => Math.sign(x),
})
