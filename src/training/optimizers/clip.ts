import type { Ops } from '../../operations/ops.js'

/** How gradients are kept from being too large; one limit at most. */
export interface ClipLimits {
  readonly clipNorm: number | null
  readonly clipValue: number | null
  readonly globalClipNorm: number | null
}

/** The gradients of all weights within the limit that is set, as Keras' optimizers clip them. */
export function clipGradients<V>(gradients: readonly V[], limits: ClipLimits, ops: Ops<V>): readonly V[] {
  const { clipNorm, clipValue, globalClipNorm } = limits
  if (clipNorm !== null) return gradients.map((gradient) => clipByNorm(gradient, clipNorm, ops))
  if (globalClipNorm !== null) return clipByGlobalNorm(gradients, globalClipNorm, ops)
  if (clipValue !== null) return gradients.map((gradient) => ops.clip(gradient, -clipValue, clipValue))
  return gradients
}

/** A gradient no longer than `limit`, in its own direction. */
export function clipByNorm<V>(gradient: V, limit: number, ops: Ops<V>): V {
  const norm = ops.sqrt(ops.sum(ops.square(gradient)))
  return ops.divide(ops.multiply(gradient, limit), ops.maximum(norm, limit))
}

/** Gradients that are together, as one vector, no longer than `limit`. One that is not finite makes all of them NaN, as in Keras. */
export function clipByGlobalNorm<V>(gradients: readonly V[], limit: number, ops: Ops<V>): readonly V[] {
  const norm = globalNorm(gradients, ops)
  if (norm === null) return gradients
  // min(1 / norm, 1 / limit) in Keras: the same without dividing by a norm of 0, which not every GPU takes for infinity.
  const scale = ops.divide(limit, ops.maximum(norm, limit))
  const scaleOrNaN = ops.add(scale, ops.subtract(norm, norm))
  return gradients.map((gradient) => ops.multiply(gradient, scaleOrNaN))
}

/** The Euclidean length of all gradients as one vector, a float32 scalar; `null` for none. */
export function globalNorm<V>(gradients: readonly V[], ops: Ops<V>): V | null {
  const [first, ...rest] = gradients.map((gradient) => ops.sum(ops.square(gradient)))
  return first === undefined ? null : ops.sqrt(rest.reduce((total, square) => ops.add(total, square), first))
}
