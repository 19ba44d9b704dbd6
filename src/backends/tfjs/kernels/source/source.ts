import * as tf from '@tensorflow/tfjs-core'
import { constant } from '../../../../operations/source/constant.js'
import { fill } from '../../../../operations/source/fill.js'
import { range } from '../../../../operations/source/range.js'
import { type Kernel, source } from '../../kernel.js'
import { knownShape } from '../../shapes.js'
import { toTensor } from '../../transfer.js'

export const sourceKernels: readonly Kernel[] = [
  source(constant, ({ value }) => toTensor(value)),
  source(fill, ({ shape, value, dtype }) => tf.fill(knownShape(shape), value, dtype)),
  source(range, ({ size }) => tf.range(0, knownShape([size])[0] ?? 0, 1, 'int32')),
]
