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
import { binary, type Kernel, type TfjsBackendName } from '../../kernel.js'
import { broadcast } from './views.js'

const elementwise = (
  operation: Operation<NoAttributes>,
  run: (a: tf.Tensor, b: tf.Tensor, backend: TfjsBackendName) => tf.Tensor,
): Kernel<NoAttributes> =>
  binary(operation, (a, b, _, backend) => broadcast(a, b, (viewA, viewB) => run(viewA, viewB, backend)))

export const binaryKernels: readonly Kernel[] = [
  elementwise(add, (a, b) => tf.add(a, b)),
  elementwise(subtract, (a, b) => tf.sub(a, b)),
  elementwise(multiply, (a, b) => tf.mul(a, b)),
  elementwise(divide, (a, b) => tf.div(a, b)),
  elementwise(maximum, (a, b) => tf.maximum(a, b)),
  elementwise(minimum, (a, b) => tf.minimum(a, b)),
  elementwise(power, (a, b) => tf.pow(a, b)),
  elementwise(greater, (a, b) => tf.greater(a, b)),
  elementwise(greaterEqual, (a, b) => tf.greaterEqual(a, b)),
  elementwise(less, (a, b) => tf.less(a, b)),
  elementwise(lessEqual, (a, b) => tf.lessEqual(a, b)),
  elementwise(equal, (a, b) => tf.equal(a, b)),
  elementwise(notEqual, (a, b) => tf.notEqual(a, b)),
  elementwise(logicalAnd, (a, b) => tf.logicalAnd(a, b)),
  elementwise(logicalOr, (a, b) => tf.logicalOr(a, b)),
]
