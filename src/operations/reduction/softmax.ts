import { gradientOfResult } from '../gradient.js'
import { ShapeError } from '../operation.js'
import type { Operation } from '../operation.js'
import { applyOne, type Trace } from '../trace.js'
import type { TensorType } from '../types.js'
import { toAxis } from './axes.js'

export type AxisAttributes = { readonly axis: number }

/** `eˣ / Σ eˣ` along `axis`, without overflow for large x. */
export const softmax: Operation<AxisAttributes> = {
  name: 'softmax',
  infer: ([x]) => [floatType('softmax', x)],
  gradient: gradientOfResult(({ y, dy, attributes: { axis }, ops }) => {
    const mean = ops.sum(ops.multiply(dy, y), [axis], true)
    return [ops.multiply(y, ops.subtract(dy, mean))]
  }),
}

/** The logarithm of softmax, without the loss of digits that taking it afterwards would bring. */
export const logSoftmax: Operation<AxisAttributes> = {
  name: 'logSoftmax',
  infer: ([x]) => [floatType('logSoftmax', x)],
  gradient: gradientOfResult(({ y, dy, attributes: { axis }, ops }) => [
    ops.subtract(dy, ops.multiply(ops.exp(y), ops.sum(dy, [axis], true))),
  ]),
}

function floatType(at: string, x: TensorType | undefined): TensorType {
  if (!x) throw new ShapeError(at, 'one operand', 'none')
  if (x.dtype !== 'float32') throw new ShapeError(at, 'float32', x.dtype)
  return x
}

/** `axis` is by default the last. */
export const callAlongAxis =
  <V>(trace: Trace<V>, operation: Operation<AxisAttributes>) =>
  (x: V, axis = -1): V =>
    applyOne(trace, operation, [x], { axis: toAxis(operation.name, trace.typeOf(x).shape, axis) })
