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

/**
 * By the backend's kernel of this name, without the function of TensorFlow.js around it: the operation has checked
 * its operands.
 */
const elementwise = (operation: Operation<NoAttributes>, kernel: string): Kernel<NoAttributes> =>
  binary(operation, (a, b, _, backend) => broadcast(a, b, backend, run(kernel)))

const run =
  (kernel: string) =>
  (a: tf.Tensor, b: tf.Tensor): tf.Tensor =>
    tf.engine().runKernel(kernel, { a, b })

/** In memory where that can be done, else by the backend. */
const pointwise = (
  operation: Operation<NoAttributes>,
  name: Parameters<typeof pointwiseInMemory>[0],
  kernel: string,
): Kernel<NoAttributes> =>
  binary(operation, (a, b, _, backend) => {
    const result = isInMemory(backend) ? pointwiseInMemory(name, a, b) : null
    return result ?? broadcast(a, b, backend, run(kernel))
  })

export const binaryKernels: readonly Kernel[] = [
  elementwise(add, tf.Add),
  elementwise(subtract, tf.Sub),
  elementwise(multiply, tf.Multiply),
  elementwise(divide, tf.RealDiv),
  pointwise(maximum, 'maximum', tf.Maximum),
  pointwise(minimum, 'minimum', tf.Minimum),
  elementwise(power, tf.Pow),
  pointwise(greater, 'greater', tf.Greater),
  pointwise(greaterEqual, 'greaterEqual', tf.GreaterEqual),
  pointwise(less, 'less', tf.Less),
  pointwise(lessEqual, 'lessEqual', tf.LessEqual),
  pointwise(equal, 'equal', tf.Equal),
  pointwise(notEqual, 'notEqual', tf.NotEqual),
  elementwise(logicalAnd, tf.LogicalAnd),
  elementwise(logicalOr, tf.LogicalOr),
]
