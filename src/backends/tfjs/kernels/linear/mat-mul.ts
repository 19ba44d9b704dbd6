import * as tf from '@tensorflow/tfjs-core'
import { matMul } from '../../../../operations/linear/mat-mul.js'
import { binary, type Kernel, type TfjsBackendName } from '../../kernel.js'
import { transposeInMemory } from '../../memory/transpose.js'
import { sizeOf } from '../../shapes.js'
import { repeatTo } from '../shape/repeat.js'

export const matMulKernels: readonly Kernel[] = [
  binary(matMul, (a, b, { transposeA, transposeB }, backend) =>
    multiplyMatrices(a, b, transposeA, transposeB, backend),
  ),
]

/** The product of the last two axes, broadcast over the leading ones. */
export function multiplyMatrices(
  a: tf.Tensor,
  b: tf.Tensor,
  transposeA: boolean,
  transposeB: boolean,
  backend: TfjsBackendName,
): tf.Tensor {
  const leadingA = a.shape.slice(0, -2)
  const leadingB = b.shape.slice(0, -2)
  const leading = tf.broadcast_util.assertAndGetBroadcastShape(leadingA, leadingB)
  const [m = 1, k = 1] = orient(a.shape.slice(-2), transposeA)
  const [, n = 1] = orient(b.shape.slice(-2), transposeB)
  const shape = [...leading, m, n]
  if (k === 0) return tf.zeros(shape)
  // One matrix b for all of a: the rows of all a form one matrix, so that this is one product and not one for each a.
  if (sizeOf(leadingB) === 1 && !transposeA) {
    const rows = tf.reshape(a, [a.size / k, k])
    return tf.reshape(product(rows, tf.reshape(b, b.shape.slice(-2)), false, transposeB, backend), shape)
  }
  const stacked = (x: tf.Tensor) => {
    const matrix = x.shape.slice(-2)
    return tf.reshape(repeatTo(x, [...leading, ...matrix], backend), [sizeOf(leading), ...matrix])
  }
  return tf.reshape(product(stacked(a), stacked(b), transposeA, transposeB, backend), shape)
}

/**
 * wasm multiplies transposed operands 9 to 72 times slower than it transposes and multiplies them (tfjs 4.22: no
 * XNNPACK for them).
 */
function product(
  a: tf.Tensor,
  b: tf.Tensor,
  transposeA: boolean,
  transposeB: boolean,
  backend: TfjsBackendName,
): tf.Tensor {
  if (backend !== 'wasm') return tf.matMul(a, b, transposeA, transposeB)
  return tf.matMul(transposeA ? transposed(a) : a, transposeB ? transposed(b) : b)
}

function transposed(x: tf.Tensor): tf.Tensor {
  return transposeInMemory(x, x.rank === 2 ? [1, 0] : [0, 2, 1])
}

function orient(matrix: readonly number[], isTransposed: boolean): readonly number[] {
  return isTransposed ? matrix.toReversed() : matrix
}
