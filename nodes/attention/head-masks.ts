import type { InputTypes, InputValues } from '../../src/definition/port.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { formatShape } from '../../src/operations/size.js'
import { bothMasks, causalMask, maskPorts, windowMask } from './scores.js'
import { checkMask } from './sequence-attention.js'

const sequence = { kind: 'tensor', rank: { min: 3 } } as const

/** The inputs of attention with heads. */
export const headPorts = {
  query: { ...sequence, doc: '`[batch, queries, features]`: what is asked for.' },
  value: { ...sequence, doc: '`[batch, values, features]`: what is mixed. For self-attention the query itself.' },
  key: {
    ...sequence,
    isOptional: true,
    doc: '`[batch, values, features]`: what the queries are compared with; the values where it is not wired.',
  },
  ...maskPorts,
  keyMask: { ...maskPorts.valueMask, doc: '`[batch, values]`: false for keys that nobody looks at.' },
  attentionMask: {
    kind: 'tensor',
    dtypes: ['bool'],
    rank: { min: 3, max: 3 },
    isOptional: true,
    doc: '`[batch, queries, values]`: false where a query does not look at a value.',
  },
} as const

/** Whether the sequences and their masks go together. */
export function* checkHeads(inputs: InputTypes<typeof headPorts>): Iterable<Finding> {
  const { query, value, queryMask, valueMask, keyMask, attentionMask } = inputs
  const key = inputs.key ?? value
  for (const [port, { shape }] of Object.entries({ value, key })) {
    if (shape.length !== query.shape.length)
      yield problem('shape', port, `rank ${query.shape.length}, as query`, formatShape(shape))
  }
  if (key.shape.slice(1, -1).join() !== value.shape.slice(1, -1).join())
    yield problem('shape', 'key', `as many steps as value, ${formatShape(value.shape)}`, formatShape(key.shape))
  const masked = Object.entries({ queryMask, valueMask, keyMask, attentionMask }).find(([, mask]) => mask !== null)
  if (masked && query.shape.length > 3)
    yield problem('shape', masked[0], 'sequences of rank 3, with a mask', formatShape(query.shape))
  yield* checkMask('queryMask', queryMask, query)
  yield* checkMask('valueMask', valueMask, value)
  yield* checkMask('keyMask', keyMask, key)
  const expected = [query.shape[0] ?? 1, query.shape[1] ?? 1, value.shape[1] ?? 1]
  if (attentionMask && attentionMask.shape.join() !== expected.join())
    yield problem('shape', 'attentionMask', formatShape(expected), formatShape(attentionMask.shape))
}

type Masks<V> = Pick<InputValues<typeof headPorts, V>, 'queryMask' | 'valueMask' | 'keyMask' | 'attentionMask'>

interface Places {
  readonly useCausalMask: boolean
  readonly slidingWindow: number | null
}

/** All masks as one that is repeated over scores `[batch, heads, queries, values]`. */
export function maskOfHeads<V>(
  ops: Ops<V>,
  scores: V,
  masks: Masks<V>,
  { useCausalMask, slidingWindow }: Places,
): V | null {
  const along = (mask: V | null, axis: number) => (mask === null ? null : ops.expandDims(mask, axis))
  const all = [
    along(masks.queryMask, 2),
    along(masks.valueMask, 1),
    along(masks.keyMask, 1),
    masks.attentionMask,
    useCausalMask ? ops.expandDims(causalMask(ops, scores), 0) : null,
    slidingWindow === null ? null : ops.expandDims(windowMask(ops, scores, slidingWindow), 0),
  ]
  return along(
    all.reduce<V | null>((mask, other) => bothMasks(ops, mask, other), null),
    1,
  )
}
