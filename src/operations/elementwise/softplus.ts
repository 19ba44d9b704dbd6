import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** \`log(1 + eˣ)\`. */
export const softplus: Operation<NoAttributes> = unary({
  name: 'softplus',
  // The exponent is never positive, so that nothing overflows and small results keep their digits.
  scalar: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  gradient: ({ x, dy, ops }) => ops.multiply(dy, ops.sigmoid(x)),
})
