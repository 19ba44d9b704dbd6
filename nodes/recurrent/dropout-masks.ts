import type { CellMasks } from '../../src/definition/layer.js'
import type { Ops } from '../../src/operations/ops.js'
import type { Shape, TensorType } from '../../src/operations/types.js'
import { stateShape } from './cell-parts.js'

interface DropoutParams {
  readonly units: number
  readonly dropout: number
  readonly recurrentDropout: number
}

/**
 * The dropout masks of a sequence, drawn once. As in Keras, each gate of a cell with several has masks of its own as soon as
 * there is recurrent dropout; without it one mask of the input serves all.
 */
export function drawMasks<V>(x: TensorType, params: DropoutParams, gates: number, ops: Ops<V>): CellMasks<V> {
  const isPerGate = gates > 1 && params.recurrentDropout > 0
  const shapeOf = (shape: Shape): Shape => (isPerGate ? [gates, ...shape] : shape)
  return {
    input: drawMask(ops, shapeOf(x.shape), params.dropout, 'dropout'),
    recurrent: drawMask(ops, shapeOf(stateShape(x, params)), params.recurrentDropout, 'recurrentDropout'),
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
  if (ops.shapeOf(mask).length === 2) return [mask]
  return ops.split(mask, gates, 0).map((part) => ops.squeeze(part, [0]))
}
