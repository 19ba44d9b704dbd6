import { number, tuple } from '../definition/params/index.js'
import type { Param } from '../definition/param.js'
import type { Constraint } from '../definition/weight.js'
import type { Ops } from '../operations/ops.js'

/** `keras.config.epsilon()`: keeps the quotient of two lengths finite. */
const epsilon = 1e-7

type Axes = Param<readonly number[]>

const axis = tuple({
  default: [0],
  length: null,
  doc: 'The axes along which a vector runs: [0] for a dense kernel, [0, 1, 2] for that of a Conv2D.',
})
const length = (given: number, doc: string) => number({ default: given, min: 0, doc })

function lengths<V>(weight: V, axes: readonly number[], ops: Ops<V>): V {
  return ops.sqrt(ops.sum(ops.square(weight), axes, true))
}

/** The weight with the lengths of its vectors changed from `from` to `to`. */
function rescale<V>(weight: V, from: V, to: V, ops: Ops<V>): V {
  return ops.multiply(weight, ops.divide(to, ops.add(from, epsilon)))
}

/** Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting */
const maxNorm: Constraint<{ maxValue: Param<number>; axis: Axes }> = {
  type: 'maxNorm',
  label: 'max norm',
  keras: 'MaxNorm',
  doc: 'Shortens the weights of each unit to a greatest length.',
  params: { maxValue: length(2, 'The greatest length.'), axis },
  constrain(weight, { maxValue, axis }, ops) {
    const from = lengths(weight, axis, ops)
    return rescale(weight, from, ops.clip(from, 0, maxValue), ops)
  },
}

const nonNeg: Constraint = {
  type: 'nonNeg',
  label: 'non-negative',
  keras: 'NonNeg',
  doc: 'Sets negative weights to zero.',
  params: {},
  constrain: (weight, _params, ops) => ops.maximum(weight, 0),
}

const unitNorm: Constraint<{ axis: Axes }> = {
  type: 'unitNorm',
  label: 'unit norm',
  keras: 'UnitNorm',
  doc: 'Gives the weights of each unit the length 1.',
  params: { axis },
  constrain: (weight, { axis }, ops) => ops.divide(weight, ops.add(lengths(weight, axis, ops), epsilon)),
}

const minMaxNorm: Constraint<{ minValue: Param<number>; maxValue: Param<number>; rate: Param<number>; axis: Axes }> = {
  type: 'minMaxNorm',
  label: 'min-max norm',
  keras: 'MinMaxNorm',
  doc: 'Brings the length of the weights of each unit between two bounds, at once or by and by.',
  params: {
    minValue: length(0, 'The smallest length.'),
    maxValue: length(1, 'The greatest length.'),
    rate: number({ default: 1, min: 0, max: 1, doc: 'How much of the way is gone at each step.' }),
    axis,
  },
  constrain(weight, { minValue, maxValue, rate, axis }, ops) {
    const from = lengths(weight, axis, ops)
    const within = ops.clip(from, minValue, maxValue)
    return rescale(weight, from, ops.add(ops.multiply(within, rate), ops.multiply(from, 1 - rate)), ops)
  },
}

/** Keras' constraints by their names in JSON. */
export const constraints = { maxNorm, nonNeg, unitNorm, minMaxNorm }
