import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { maxPoolGradient } from './max-pool-gradient.js'
import { type PoolAttributes, pooledType } from './pool.js'

/** The greatest element of each window and channel; padding never wins. */
export const maxPool: Operation<PoolAttributes> = {
  name: 'maxPool',
  infer: ([x], attributes) => [pooledType('maxPool', x, attributes)],
  partOf: (attributes) => attributes,
  gradient: gradientOfResult(({ x, y, dy, attributes, ops }) => ops.apply(maxPoolGradient, [x, y, dy], attributes)),
}
