import type { Ops } from '../../src/operations/ops.js'

/**
 * A kernel divided by its greatest singular value, which some steps of power iteration approach from `u`, `[1, last axis]`, and
 * the next `u`. A kernel of zeros stays as it is, and so does its `u`.
 */
export function divideBySpectralNorm<V>(
  ops: Ops<V>,
  kernel: V,
  u: V,
  iterations: number,
): { readonly normalized: V; readonly next: V } {
  const matrix = ops.reshape(kernel, [-1, ops.shapeOf(kernel).at(-1) ?? 1])
  // The vectors count as constants: only σ = v W uᵀ depends on the kernel.
  const fixed = ops.stopGradient(matrix)
  let [left, right] = [ops.zerosLike(u), u]
  for (let step = 0; step < iterations; step++) {
    left = toUnitLength(ops, ops.matMul(right, fixed, false, true))
    right = toUnitLength(ops, ops.matMul(left, fixed))
  }
  const sigma = ops.matMul(ops.matMul(ops.stopGradient(left), matrix), ops.stopGradient(right), false, true)
  const isZero = ops.logicalNot(ops.any(ops.notEqual(kernel, 0)))
  const divisor = ops.select(isZero, 1, ops.reshape(sigma, []))
  return { normalized: ops.divide(kernel, divisor), next: ops.select(isZero, u, right) }
}

/** As in Keras no vector is stretched by more than 10⁷. */
function toUnitLength<V>(ops: Ops<V>, vector: V): V {
  const squares = ops.sum(ops.square(vector), [-1], true)
  return ops.multiply(vector, ops.rsqrt(ops.maximum(squares, 1e-14)))
}
