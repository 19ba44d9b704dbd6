import type { AnyNode } from '../definition/node.js'
import type { WiredNode } from '../engine/wiring.js'
import type { ActivationStatistics } from '../graph/training.js'
import { sampleCurve } from '../operations/plain/curve.js'
import type { TensorData } from '../operations/types.js'
import { describeDistribution } from './distribution.js'

/** An activation with its parameters, wherever it stands. */
interface AppliedActivation {
  readonly node: AnyNode
  readonly params: Readonly<Record<string, unknown>>
}

/** The activation of a node: itself, or the one that its parameter `activation` names. `null` for none, and for the linear one. */
export function activationOf({ definition, params }: WiredNode): AppliedActivation | null {
  if (definition.activation) return { node: definition, params }
  const chosen = params['activation']
  if (typeof chosen !== 'object' || chosen === null || !('option' in chosen) || !('params' in chosen)) return null
  const { option, params: own } = chosen
  if (typeof option !== 'object' || option === null || !('node' in option)) return null
  // The parameter `activation` reads to an entry of the enum, which holds the node that it stands for.
  const node = option.node as AnyNode
  return node.activation?.name === 'linear' ? null : { node, params: own as AppliedActivation['params'] }
}

/** A derivative below this is no slope to learn along. */
const flat = 0.01
/** Where the curve is looked at, and how finely. */
const reach = 30
const samples = 6001
/** How many places on either side of a value are looked at. */
const near = 2

/** What an activation makes of a batch: `y` is `[batch, ..., units]`. */
export function describeActivation(activation: AppliedActivation, { shape, data }: TensorData): ActivationStatistics {
  const units = shape.at(-1) ?? 1
  const isAlive = new Uint8Array(units)
  data.forEach((value, index) => {
    if (value !== 0) isAlive[index % units] = 1
  })
  const alive = isAlive.reduce((sum, value) => sum + value, 0)
  const isFlat = flatValues(activation)
  let saturated = 0
  for (const value of data) if (isFlat(value)) saturated++
  return {
    values: describeDistribution(data),
    dead: units === 0 ? 0 : 1 - alive / units,
    saturated: data.length === 0 ? 0 : saturated / data.length,
  }
}

/**
 * Whether a value of the activation can only come from where its curve is all but flat. Read off the curve, since a layer hands on what is behind its
 * activation; never for one without a curve, as softmax.
 */
function flatValues({ node, params }: AppliedActivation): (y: number) => boolean {
  const x = Float64Array.from({ length: samples }, (_, index) => (index / (samples - 1)) * 2 * reach - reach)
  const curve = sample(node, params, x)
  if (!curve || curve.isMixing) return () => false
  const order = Array.from(curve.y.keys()).sort((a, b) => curve.y[a]! - curve.y[b]!)
  const values = Float64Array.from(order, (place) => curve.y[place]!)
  const slopes = Float64Array.from(order, (place) => Math.abs(curve.slope[place]!))
  return (value) => {
    const place = firstNotBelow(values, value)
    // A curve that turns has several places for one value: the steepest of those nearby counts.
    return slopes.subarray(Math.max(0, place - near), Math.min(samples, place + near)).every((slope) => slope < flat)
  }
}

/** The first place in ascending values that is not below `value`; the last one where all are. */
function firstNotBelow(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function sample(node: AnyNode, params: AppliedActivation['params'], x: Float64Array) {
  try {
    return sampleCurve((value, ops) => {
      const unwired = Object.fromEntries(Object.keys(node.inputs).map((port) => [port, null]))
      const y = node.run?.({ ...unwired, x: value }, params, {}, ops)['y']
      if (y === undefined || y === null) throw new Error(`${node.type} has no output y`)
      return y
    }, x)
  } catch {
    return null
  }
}
