import * as tf from '@tensorflow/tfjs-core'
import { select } from '../../../../operations/elementwise/select.js'
import { type Kernel, ternary } from '../../kernel.js'
import { isInMemory } from '../../memory/in-memory.js'
import { selectInMemory } from '../../memory/pointwise.js'
import { sizeOf } from '../../shapes.js'
import { repeatTo } from '../shape/repeat.js'

const broadcastShape = (a: tf.Tensor, b: number[]) => tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b)

export const selectKernels: readonly Kernel[] = [
  ternary(select, (condition, a, b, _, backend) => {
    const inMemory = isInMemory(backend) ? selectInMemory(condition, a, b) : null
    if (inMemory) return inMemory
    // Both ways take three operands of one shape.
    const shape = broadcastShape(condition, broadcastShape(a, b.shape))
    const flat = (x: tf.Tensor) => tf.reshape(repeatTo(x, shape, backend), [sizeOf(shape)])
    const [flags, ofA, ofB] = [flat(condition), flat(a), flat(b)]
    const chosen = isInMemory(backend) ? selectInMemory(flags, ofA, ofB) : tf.where(flags, ofA, ofB)
    if (!chosen) throw new Error('select: expected three operands of one shape')
    return tf.reshape(chosen, shape)
  }),
]
