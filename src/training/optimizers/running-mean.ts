import type { Ops } from '../../operations/ops.js'

/** `rate · mean + (1 − rate) · value`: a mean that forgets the past by and by. */
export function approach<V>(mean: V, value: V, rate: number, ops: Ops<V>): V {
  return ops.add(ops.multiply(mean, rate), ops.multiply(value, 1 - rate))
}

/** The same as `mean + (1 − rate)(value − mean)`: how Keras rounds it in the family of Adam. */
export function moveTowards<V>(mean: V, value: V, rate: number, ops: Ops<V>): V {
  return ops.add(mean, ops.multiply(ops.subtract(value, mean), 1 - rate))
}

// Less than the logarithm of the smallest float32: the power of a rate of 0 is 0.
const leastLogarithm = -200

/**
 * `1 − rateᵗ`, what a running mean that began at 0 has taken in after t steps; `step` is t, a float32 scalar. Keras subtracts a power
 * from 1. This has all its digits on every backend: near 1 a GPU's power may be off by as much as is left of it.
 */
export function takenIn<V>(rate: number, step: V, ops: Ops<V>): V {
  const exponent = ops.multiply(step, Math.max(Math.log(rate), leastLogarithm))
  return ops.negate(ops.elu(exponent))
}
