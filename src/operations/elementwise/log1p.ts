import type { NoAttributes, Operation } from '../operation.js'
import { unary } from './unary.js'

/** \`log(1 + x)\`, exact for small x. */
export const log1p: Operation<NoAttributes> = unary({
  name: 'log1p',
  scalar: (x) => Math.log1p(x),
  gradient: ({ x, dy, ops }) => ops.divide(dy, ops.add(x, 1)),
})
