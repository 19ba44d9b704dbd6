import * as tf from '@tensorflow/tfjs-core'
import { add } from '../../../../operations/elementwise/add.js'
import { divide } from '../../../../operations/elementwise/divide.js'
import { equal } from '../../../../operations/elementwise/equal.js'
import { greaterEqual } from '../../../../operations/elementwise/greater-equal.js'
import { greater } from '../../../../operations/elementwise/greater.js'
import { lessEqual } from '../../../../operations/elementwise/less-equal.js'
import { less } from '../../../../operations/elementwise/less.js'
import { logicalAnd } from '../../../../operations/elementwise/logical-and.js'
import { logicalOr } from '../../../../operations/elementwise/logical-or.js'
import { maximum } from '../../../../operations/elementwise/maximum.js'
import { minimum } from '../../../../operations/elementwise/minimum.js'
import { multiply } from '../../../../operations/elementwise/multiply.js'
import { notEqual } from '../../../../operations/elementwise/not-equal.js'
import { power } from '../../../../operations/elementwise/power.js'
import { subtract } from '../../../../operations/elementwise/subtract.js'
import type { NoAttributes, Operation } from '../../../../operations/operation.js'
import { binary, type Kernel } from '../../kernel.js'
import { isInMemory } from '../../memory/in-memory.js'
import { pointwiseInMemory } from '../../memory/pointwise.js'
import { broadcast } from './views.js'

const elementwise = (
  operation: Operation<NoAttributes>,
  run: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
): Kernel<NoAttributes> => binary(operation, (a, b, _, backend) => broadcast(a, b, backend, run))

/** In memory where that can be done, else by the backend. */
const pointwise = (
  operation: Operation<NoAttributes>,
  name: Parameters<typeof pointwiseInMemory>[0],
  run: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
): Kernel<NoAttributes> =>
  binary(operation, (a, b, _, backend) => {
    const result = isInMemory(backend) ? pointwiseInMemory(name, a, b) : null
    return result ?? broadcast(a, b, backend, run)
  })

export const binaryKernels: readonly Kernel[] = [
  elementwise(add, (a, b) => tf.add(a, b)),
  elementwise(subtract, (a, b) => tf.sub(a, b)),
  elementwise(multiply, (a, b) => tf.mul(a, b)),
  elementwise(divide, (a, b) => tf.div(a, b)),
  pointwise(maximum, 'maximum', (a, b) => tf.maximum(a, b)),
  pointwise(minimum, 'minimum', (a, b) => tf.minimum(a, b)),
  elementwise(power, (a, b) => tf.pow(a, b)),
  pointwise(greater, 'greater', (a, b) => tf.greater(a, b)),
  pointwise(greaterEqual, 'greaterEqual', (a, b) => tf.greaterEqual(a, b)),
  pointwise(less, 'less', (a, b) => tf.less(a, b)),
  pointwise(lessEqual, 'lessEqual', (a, b) => tf.lessEqual(a, b)),
  pointwise(equal, 'equal', (a, b) => tf.equal(a, b)),
  pointwise(notEqual, 'notEqual', (a, b) => tf.notEqual(a, b)),
  elementwise(logicalAnd, (a, b) => tf.logicalAnd(a, b)),
  elementwise(logicalOr, (a, b) => tf.logicalOr(a, b)),
]
