import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** \`√x\`; the slope at 0 is infinite. */
export const sqrt: Operation<NoAttributes> = unary({
  name: 'sqrt',
  scalar: (x) => Math.sqrt(x),
  gradient: ({ y, dy, ops }) => ops.divide(dy, ops.multiply(y, 2)),
})
