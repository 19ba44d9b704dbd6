import type { TensorPort } from '../../src/definition/port.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import type { Ops } from '../../src/operations/ops.js'
import { areShapesEqual, formatShape } from '../../src/operations/size.js'
import type { TensorType } from '../../src/operations/types.js'

/** The masks of the inputs `x1`, `x2`, ...: `mask1`, `mask2`, ... */
export const masksPort = {
  kind: 'tensor',
  dtypes: ['bool'],
  rank: { min: 1 },
  isVariadic: true,
  isOptional: true,
  alongside: 'x',
  doc: 'As the input of the same number without its last axis: false for padded steps.',
} as const satisfies TensorPort

/**
 * Whether the masks that are wired fit their inputs.
 * @param reach `steps`: each is as its input without the last axis; `leading`: it may lack more of the last axes
 */
export function* checkMasks(
  x: readonly TensorType[],
  masks: readonly (TensorType | null)[],
  reach: 'steps' | 'leading' = 'steps',
): Iterable<Finding> {
  const ranks = x.map(({ shape }) => shape.length)
  if (masks.some((mask) => mask !== null) && new Set(ranks).size > 1)
    yield problem('shape', 'x', 'inputs of one rank, with masks', `ranks ${ranks.join(', ')}`)
  for (const [index, { shape }] of x.entries()) {
    const mask = masks[index]
    if (!mask) continue
    const expected = shape.slice(0, reach === 'leading' ? Math.min(mask.shape.length, shape.length - 1) : -1)
    if (!areShapesEqual(mask.shape, expected))
      yield problem('shape', `mask${index + 1}`, formatShape(expected), formatShape(mask.shape))
  }
}

/** As in Keras a step is kept that any of the inputs keeps; `null` where one of them has no mask. */
export function anyMask<V>(ops: Ops<V>, masks: readonly (V | null)[]): V | null {
  return masks.reduce((either, mask) => (either === null || mask === null ? null : ops.logicalOr(either, mask)))
}

interface Kept<V> {
  readonly value: V
  readonly mask: V | null
}

/** The inputs merged two by two; as in Keras a masked step of one side takes the value of the other. */
export function mergeKept<V>(
  ops: Ops<V>,
  inputs: readonly V[],
  masks: readonly (V | null)[],
  merge: (a: V, b: V) => V,
): V {
  const kept = inputs.map((value, index): Kept<V> => {
    const mask = masks[index] ?? null
    return { value, mask: mask === null ? null : ops.expandDims(mask, -1) }
  })
  return kept.reduce((so, { value, mask }) => {
    const x = mask === null ? value : ops.select(mask, value, so.value)
    const output = so.mask === null ? so.value : ops.select(so.mask, so.value, x)
    return { value: merge(output, x), mask: anyMask(ops, [so.mask, mask]) }
  }).value
}

/** The product of the inputs; as in Keras a masked step counts as 1, and is 0 where every input has masked it. */
export function multiplyKept<V>(ops: Ops<V>, inputs: readonly V[], masks: readonly (V | null)[]): V {
  const factors = inputs.map((x, index) => {
    const mask = masks[index] ?? null
    return mask === null ? x : ops.select(ops.expandDims(mask, -1), x, 1)
  })
  const product = factors.reduce((so, x) => ops.multiply(so, x))
  const kept = anyMask(ops, masks)
  return kept === null ? product : ops.select(ops.expandDims(kept, -1), product, 0)
}
