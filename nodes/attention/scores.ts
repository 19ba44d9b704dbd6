import { number, toggle } from '../../src/definition/params/index.js'
import type { TensorPort } from '../../src/definition/port.js'
import type { Ops } from '../../src/operations/ops.js'

/** The masks that all attention nodes take. */
export const maskPorts = {
  queryMask: {
    kind: 'tensor',
    dtypes: ['bool'],
    rank: { min: 2, max: 2 },
    isOptional: true,
    doc: '`[batch, queries]`: false for padded steps of the query.',
  },
  valueMask: {
    kind: 'tensor',
    dtypes: ['bool'],
    rank: { min: 2, max: 2 },
    isOptional: true,
    doc: '`[batch, values]`: false for steps that nobody looks at.',
  },
} as const satisfies Readonly<Record<string, TensorPort>>

/** How likely a score is dropped in training. */
export const scoreDropout = number({
  default: 0,
  min: 0,
  max: 1,
  step: 0.05,
  doc: 'How likely a score is dropped in training.',
})

/** Whether each step only looks back. */
export const causalParam = toggle({
  default: false,
  doc: 'Whether no step looks at a later one. In Keras an argument of the call.',
})

/** Both, where both are there. */
export function bothMasks<V>(ops: Ops<V>, a: V | null, b: V | null): V | null {
  if (a === null || b === null) return a ?? b
  return ops.logicalAnd(a, b)
}

/** `[queries, values]`, true up to the diagonal: no step looks at a later one. */
export function causalMask<V>(ops: Ops<V>, scores: V): V {
  const [queries = 1, values = 1] = ops.shapeOf(scores).slice(-2)
  return ops.greaterEqual(ops.expandDims(ops.range(queries), 1), ops.expandDims(ops.range(values), 0))
}

/** `[queries, values]`, true where their places are less than `window` apart. */
export function windowMask<V>(ops: Ops<V>, scores: V, window: number): V {
  const [queries = 1, values = 1] = ops.shapeOf(scores).slice(-2)
  const distance = ops.subtract(ops.expandDims(ops.range(queries), 1), ops.expandDims(ops.range(values), 0))
  return ops.logicalAnd(ops.less(distance, window), ops.greater(distance, -window))
}

interface Attention<V> {
  /** `[..., queries, values]`. */
  readonly scores: V
  /** `[..., values, features]`. */
  readonly values: V
  /** Repeated over the scores; where it is false nothing is looked at. */
  readonly mask: V | null
  readonly dropout: number
  /** What a query sees for which everything is masked: the mean of all, or nothing. Keras' nodes differ in it. */
  readonly fallback: 'mean' | 'zeros'
}

/** The sums of values weighted by the softmax of scores, and these weights. */
export function attend<V>(ops: Ops<V>, { scores, values, mask, dropout, fallback }: Attention<V>) {
  const weights = ops.softmax(mask === null ? scores : ops.select(mask, scores, -1e9))
  const seen = mask !== null && fallback === 'zeros' ? ops.select(mask, weights, 0) : weights
  return { y: ops.matMul(dropScores(ops, seen, dropout), values), scores: seen }
}

function dropScores<V>(ops: Ops<V>, weights: V, rate: number): V {
  if (ops.mode === 'inference' || rate === 0) return weights
  if (rate === 1) return ops.zerosLike(weights)
  const drawn = ops.random(ops.shapeOf(weights), { purpose: 'dropout' })
  return ops.select(ops.greaterEqual(drawn, rate), ops.divide(weights, 1 - rate), 0)
}
