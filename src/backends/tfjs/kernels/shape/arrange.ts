import * as tf from '@tensorflow/tfjs-core'
import { broadcastTo } from '../../../../operations/shape/broadcast-to.js'
import { reshape } from '../../../../operations/shape/reshape.js'
import { transpose } from '../../../../operations/shape/transpose.js'
import { type Kernel, unary } from '../../kernel.js'
import { knownShape } from '../../shapes.js'
import { repeatTo } from './repeat.js'
import { permute } from './permute.js'

export const arrangeKernels: readonly Kernel[] = [
  unary(reshape, (x, { shape }) => tf.reshape(x, knownShape(shape))),
  unary(broadcastTo, (x, { shape }, backend) => repeatTo(x, knownShape(shape), backend)),
  unary(transpose, (x, { permutation }, backend) => permute(x, permutation, backend)),
]
