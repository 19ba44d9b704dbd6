import type { InputTypes } from '../../src/definition/port.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { TensorPort } from '../../src/definition/port.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape } from '../../src/operations/size.js'
import type { TensorType } from '../../src/operations/types.js'
import { attend, bothMasks, causalMask, causalParam, maskPorts, scoreDropout } from './scores.js'

const sequence = { kind: 'tensor', rank: { min: 3, max: 3 } } as const

/** The inputs of Attention and AdditiveAttention. */
export const sequencePorts = {
  query: { ...sequence, doc: '`[batch, queries, features]`: what is asked for.' },
  value: { ...sequence, doc: '`[batch, values, ...]`: what is mixed.' },
  key: {
    ...sequence,
    isOptional: true,
    doc: '`[batch, values, features]`: what the queries are compared with; the values where it is not wired.',
  },
  ...maskPorts,
} as const satisfies Readonly<Record<string, TensorPort>>

/** Their outputs. */
export const attentionOutputs = {
  y: { kind: 'tensor', doc: '`[batch, queries, ...]`: for each query a mean of the values.' },
  scores: { kind: 'tensor', doc: '`[batch, queries, values]`: how much each value counts; they add up to 1.' },
} as const satisfies Readonly<Record<string, TensorPort>>

/** The parameters that both have. */
export const sequenceParams = {
  dropout: scoreDropout,
  useCausalMask: causalParam,
}

/** Whether query, value, key and masks go together. */
export function* checkSequences(inputs: InputTypes<typeof sequencePorts>): Iterable<Finding> {
  const { query, value, queryMask, valueMask } = inputs
  const key = inputs.key ?? value
  if (key.shape[1] !== value.shape[1])
    yield problem('shape', 'key', `as many steps as value, ${value.shape[1] ?? 1}`, formatShape(key.shape))
  if (key.shape[2] !== query.shape[2]) {
    const port = inputs.key ? 'key' : 'value'
    yield problem('shape', port, `as many features as query, ${query.shape[2] ?? 1}`, formatShape(key.shape))
  }
  yield* checkMask('queryMask', queryMask, query)
  yield* checkMask('valueMask', valueMask, value)
}

/** Whether a mask has one element for each step of a sequence. */
export function* checkMask(port: string, mask: TensorType | null, sequence: TensorType): Iterable<Finding> {
  const steps = sequence.shape.slice(0, 2)
  const isFit = mask === null || (mask.shape[0] === steps[0] && mask.shape[1] === steps[1])
  if (!isFit) yield problem('shape', port, formatShape(steps), formatShape(mask.shape))
}

interface SequenceAttention<V> {
  readonly value: V
  readonly queryMask: V | null
  readonly valueMask: V | null
  readonly dropout: number
  readonly useCausalMask: boolean
}

/** The rest once scores `[batch, queries, values]` are known. */
export function attendSequence<V>(
  ops: Ops<V>,
  scores: V,
  { value, queryMask, valueMask, ...params }: SequenceAttention<V>,
) {
  const masked = valueMask === null ? null : ops.expandDims(valueMask, 1)
  const mask = bothMasks(ops, masked, params.useCausalMask ? causalMask(ops, scores) : null)
  const result = attend(ops, { scores, values: value, mask, dropout: params.dropout, fallback: 'mean' })
  if (queryMask === null) return result
  return { ...result, y: ops.select(ops.expandDims(queryMask, 2), result.y, 0) }
}

/** `[batch, queries, values, features]`: the sum of each query and each key. */
export function sumOfPairs<V>(ops: Ops<V>, query: V, key: V): V {
  return ops.add(ops.expandDims(query, 2), ops.expandDims(key, 1))
}
