import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** \`1/√x\`. */
export const rsqrt: Operation<NoAttributes> = unary({
  name: 'rsqrt',
  scalar: (x) => 1 / Math.sqrt(x),
  // -1/2 x^(-3/2), which is -y³/2.
  gradient: ({ y, dy, ops }) => ops.multiply(dy, ops.multiply(ops.multiply(ops.square(y), y), -0.5)),
})
