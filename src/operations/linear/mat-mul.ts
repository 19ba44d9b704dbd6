import { broadcastShapes } from '../broadcast.js'
import { gradientOfResult } from '../gradient.js'
import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import type { Ops } from '../ops.js'
import { formatShape, multiplySizes, sizeOfShape } from '../size.js'
import { applyOne, type Trace } from '../trace.js'
import type { Shape, Size } from '../types.js'

export type MatMulAttributes = { readonly transposeA: boolean; readonly transposeB: boolean }

/** The matrix product of the last two axes, broadcast over the leading ones: `[..., m, k] x [..., k, n]` gives `[..., m, n]`. */
export const matMul: Operation<MatMulAttributes> = {
  name: 'matMul',
  infer([a, b], attributes) {
    if (!a || !b) throw new ShapeError('matMul', 'two operands', 'fewer')
    if (a.dtype !== 'float32' || b.dtype !== 'float32')
      throw new ShapeError('matMul', 'float32', `${a.dtype} and ${b.dtype}`)
    const [m, k] = matrixOf(a.shape, attributes.transposeA)
    const [inner, n] = matrixOf(b.shape, attributes.transposeB)
    if (k !== inner)
      throw new ShapeError('matMul', `equal inner lengths`, `${formatShape(a.shape)} and ${formatShape(b.shape)}`)
    return [
      { dtype: 'float32', shape: [...broadcastShapes('matMul', [a.shape.slice(0, -2), b.shape.slice(0, -2)]), m, n] },
    ]
  },
  cost: ([a], { transposeA }, [y]) =>
    multiplySizes(sizeOfShape(y?.shape ?? []), matrixOf(a?.shape ?? [], transposeA)[1]),
  partOf: (attributes, _places, [, b]) => (attributes.transposeA || b?.shape.length !== 2 ? null : attributes),
  gradient: gradientOfResult(({ inputs, x: a, dy, attributes: { transposeA, transposeB }, wanted, ops }) => {
    const b = inputs[1]!
    const da = () => (transposeA ? ops.matMul(b, dy, transposeB, true) : ops.matMul(dy, b, false, !transposeB))
    // A matrix that all leading axes share (the kernel of Dense) gets its gradient from one product instead of a sum of many.
    const isShared = !transposeA && ops.shapeOf(b).length === 2
    const db = () => {
      const [left, right] = isShared ? [toMatrix(ops, a), toMatrix(ops, dy)] : [a, dy]
      return transposeB ? ops.matMul(right, left, true, transposeA) : ops.matMul(left, right, !transposeA, false)
    }
    return [
      wanted[0] ? ops.sumToShape(da(), ops.shapeOf(a)) : null,
      wanted[1] ? ops.sumToShape(db(), ops.shapeOf(b)) : null,
    ]
  }),
}

function toMatrix<V>(ops: Ops<V>, x: V): V {
  const shape = ops.shapeOf(x)
  return shape.length === 2 ? x : ops.reshape(x, [sizeOfShape(shape.slice(0, -1)), shape.at(-1)!])
}

function matrixOf(shape: Shape, isTransposed: boolean): readonly [Size, Size] {
  const [rows, columns] = shape.slice(-2)
  if (rows === undefined || columns === undefined) throw new ShapeError('matMul', 'rank 2 or more', formatShape(shape))
  return isTransposed ? [columns, rows] : [rows, columns]
}

export const callMatMul =
  <V>(trace: Trace<V>) =>
  (a: V, b: V, transposeA = false, transposeB = false): V =>
    applyOne(trace, matMul, [a, b], { transposeA, transposeB })
