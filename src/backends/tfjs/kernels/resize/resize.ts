import * as tf from '@tensorflow/tfjs-core'
import { resize, resizeGradient, type ResizeMethod } from '../../../../operations/image/resize.js'
import { type Kernel, type TfjsBackendName, unary } from '../../kernel.js'
import { knownShape } from '../../shapes.js'
import { multiplyMatrices } from '../linear/mat-mul.js'
import { resizeMatrix } from './resize-matrix.js'

/**
 * Resizing is linear along each axis: a product with one matrix for the height and one for the width, and its adjoint
 * one with their transposes. The backends' own are not used: their gradients miss half-pixel centres, and that of cpu
 * exchanges height and width.
 */
export const resizeKernels: readonly Kernel[] = [
  unary(resize, (x, { size, method }, backend) => {
    const [, height = 1, width = 1] = x.shape
    return alongBoth(x, matrix(height, size[0], method), matrix(width, size[1], method), backend)
  }),
  unary(resizeGradient, (dy, { inputShape, method }, backend) => {
    const [, height = 1, width = 1] = knownShape(inputShape)
    const [, outHeight = 1, outWidth = 1] = dy.shape
    const [rows, columns] = [matrix(height, outHeight, method), matrix(width, outWidth, method)]
    return alongBoth(dy, tf.transpose(rows), tf.transpose(columns), backend)
  }),
]

function matrix(from: number, to: number, method: ResizeMethod): tf.Tensor {
  return tf.tensor(resizeMatrix(from, to, method), [to, from], 'float32')
}

/** `rows` and `columns`, `[out, in]`, applied to the height and the width of images. */
function alongBoth(x: tf.Tensor, rows: tf.Tensor, columns: tf.Tensor, backend: TfjsBackendName): tf.Tensor {
  const [batch = 1, height = 1, width = 1, channels = 1] = x.shape
  const [outHeight = 1] = rows.shape
  const [outWidth = 1] = columns.shape
  const tall = multiplyMatrices(rows, tf.reshape(x, [batch, height, width * channels]), false, false, backend)
  const lines = tf.reshape(tall, [batch * outHeight, width, channels])
  return tf.reshape(multiplyMatrices(columns, lines, false, false, backend), [batch, outHeight, outWidth, channels])
}
