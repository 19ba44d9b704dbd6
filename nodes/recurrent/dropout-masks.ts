import type { CellMasks } from '../../src/definition/layer.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Shape, TensorType } from '../../src/operations/types.js'
import { stateShape } from './cell-parts.js'

interface DropoutRates {
  readonly dropout: number
  readonly recurrentDropout: number
}

/**
 * The dropout masks of a sequence whose steps are of type `x`, drawn once. As in Keras, each gate of a cell with several has masks of
 * its own as soon as there is recurrent dropout; without it one mask of the input serves all.
 */
export function drawMasks<V>(
  x: TensorType,
  params: DropoutRates & { readonly units: number },
  gates: number,
  ops: Ops<V>,
): CellMasks<V> {
  const count = params.recurrentDropout > 0 ? gates : 1
  return drawMaskOfEach(count, { input: x.shape, recurrent: stateShape(x, params) }, params, ops)
}

/** So many masks of the input and as many of the recurrent state; of more than one, stacked along a new first axis. */
export function drawMaskOfEach<V>(
  count: number,
  shapes: { readonly input: Shape; readonly recurrent: Shape },
  { dropout, recurrentDropout }: DropoutRates,
  ops: Ops<V>,
): CellMasks<V> {
  const stacked = (shape: Shape): Shape => (count > 1 ? [count, ...shape] : shape)
  return {
    input: drawMask(ops, stacked(shapes.input), dropout, 'dropout'),
    recurrent: drawMask(ops, stacked(shapes.recurrent), recurrentDropout, 'recurrentDropout'),
  }
}

/** `1 / (1 - rate)` where kept, 0 elsewhere; `null` where nothing is dropped. */
function drawMask<V>(ops: Ops<V>, shape: Shape, rate: number, purpose: string): V | null {
  if (ops.mode === 'inference' || rate === 0) return null
  if (rate === 1) return ops.fill(shape, 0)
  return ops.select(ops.greaterEqual(ops.random(shape, { purpose }), rate), ops.fill([], 1 / (1 - rate)), 0)
}

/**
 * `x` times its mask, times each gate's columns of `kernel`: `[..., gates * units]`. One product where the gates share a mask.
 * @param x `[..., features]`
 * @param kernel `[features, gates * units]`
 */
export function projectMasked<V>(ops: Ops<V>, x: V, mask: V | null, kernel: V, gates: number): V {
  if (mask === null) return ops.matMul(x, kernel)
  const masks = maskOfEachGate(ops, mask, gates)
  if (masks.length === 1) return ops.matMul(ops.multiply(x, mask), kernel)
  return ops.concat(
    ops.split(kernel, gates).map((part, gate) => ops.matMul(ops.multiply(x, masks[gate] ?? mask), part)),
    -1,
  )
}

/** The masks of the gates, one where they share it. */
export function maskOfEachGate<V>(ops: Ops<V>, mask: V, gates: number): readonly V[] {
  return ops.shapeOf(mask).length === 2 ? [mask] : unstackMasks(ops, mask, gates)
}

/** `count` masks that were drawn as one. */
export function unstackMasks<V>(ops: Ops<V>, masks: V, count: number): readonly V[] {
  return ops.split(masks, count, 0).map((part) => ops.squeeze(part, [0]))
}
