import type { Ops } from '../../operations/ops.js'

/** `rate · mean + (1 − rate) · value`: a mean that forgets the past by and by. */
export function approach<V>(mean: V, value: V, rate: number, ops: Ops<V>): V {
  return ops.add(ops.multiply(mean, rate), ops.multiply(value, 1 - rate))
}

/** The same as `mean + (1 − rate)(value − mean)`: how Keras rounds it in the family of Adam. */
export function moveTowards<V>(mean: V, value: V, rate: number, ops: Ops<V>): V {
  return ops.add(mean, ops.multiply(ops.subtract(value, mean), 1 - rate))
}
