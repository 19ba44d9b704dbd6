import { multiplySizes } from '../size.js'
import type { Ops } from '../ops.js'
import type { Size } from '../types.js'
import { toAxes } from './axes.js'

/** The arithmetic mean over `axes`, by default all. */
export function mean<V>(ops: Ops<V>, x: V, axes?: readonly number[], keepDims = false): V {
  const shape = ops.shapeOf(x)
  const count = multiplySizes(...toAxes('mean', shape, axes).map((axis): Size => shape[axis]!))
  // While a length is symbolic the number of elements is itself a value of the program.
  const divisor = typeof count === 'number' ? count : ops.sum(ops.fill([count], 1))
  return ops.divide(ops.sum(x, axes, keepDims), divisor)
}

/** The population variance over `axes`: the mean squared distance from the mean. */
export function variance<V>(ops: Ops<V>, x: V, axes?: readonly number[], keepDims = false): V {
  return mean(ops, ops.square(ops.subtract(x, mean(ops, x, axes, true))), axes, keepDims)
}

/** `log Σ eˣ` over `axes`, without overflow. */
export function logSumExp<V>(ops: Ops<V>, x: V, axes?: readonly number[], keepDims = false): V {
  const greatest = ops.stopGradient(ops.max(x, axes, true))
  const logarithm = ops.log(ops.sum(ops.exp(ops.subtract(x, greatest)), axes, keepDims))
  return ops.add(logarithm, ops.reshape(greatest, ops.shapeOf(logarithm)))
}
