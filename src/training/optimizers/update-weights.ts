import type { Variant } from '../../definition/params/variant.js'
import type { Constraint } from '../../definition/weight.js'
import type { Ops } from '../../operations/ops.js'
import type { TrainerParams } from '../trainer-params.js'
import { clipGradients } from './clip.js'
import { decayWeight } from './decay.js'
import { averageName, averageSlot, averageWeight } from './moving-average.js'
import type { Slot } from './optimizer.js'

/** A weight that a step changes. */
export interface WeightToUpdate<V> {
  readonly key: string
  readonly weight: V
  readonly gradient: V
  readonly constraint: Variant<Constraint> | null
  /** What the learning rate is multiplied by for this weight. */
  readonly learningRateFactor: number
  /** The value of one of its slots. Each is asked for once. */
  slot(name: string, slot: Slot): V
}

export interface WeightsToUpdate<V> {
  /** A float32 scalar: what the schedule says for this step. */
  readonly learningRate: V
  /** A float32 scalar: 1 at the first step. */
  readonly step: V
  readonly weights: readonly WeightToUpdate<V>[]
}

/** What comes of a weight: its next value and those of its slots. */
export interface UpdatedWeight<V> {
  readonly key: string
  readonly weight: V
  readonly slots: Readonly<Record<string, V>>
}

/** The parameters of a Trainer that say how weights change. */
export type UpdateParams = Pick<
  TrainerParams,
  | 'optimizer'
  | 'clipNorm'
  | 'clipValue'
  | 'globalClipNorm'
  | 'weightDecay'
  | 'useEma'
  | 'emaMomentum'
  | 'emaOverwriteFrequency'
>

/** One step of training for all weights, in the order of Keras: clip, decay, follow the gradient, average, constrain. */
export function updateWeights<V>(
  ops: Ops<V>,
  { learningRate, step, weights }: WeightsToUpdate<V>,
  params: UpdateParams,
): readonly UpdatedWeight<V>[] {
  const gradients = clipGradients(
    weights.map(({ gradient }) => gradient),
    params,
    ops,
  )
  const rateOf = scaledRates(learningRate, ops)
  return weights.map((weight, index) => {
    const gradient = gradients[index] ?? weight.gradient
    return updateWeight({ ...weight, gradient }, { learningRate: rateOf(weight.learningRateFactor), step }, params, ops)
  })
}

function updateWeight<V>(
  given: WeightToUpdate<V>,
  { learningRate, step }: Pick<WeightsToUpdate<V>, 'learningRate' | 'step'>,
  params: UpdateParams,
  ops: Ops<V>,
): UpdatedWeight<V> {
  const { option, params: ownParams } = params.optimizer
  const { key, gradient, constraint } = given
  const weight =
    params.weightDecay === null ? given.weight : decayWeight(given.weight, params.weightDecay, learningRate, ops)
  const slots = Object.fromEntries(
    Object.entries(option.slots(ownParams)).map(([name, slot]) => [name, given.slot(name, slot)]),
  )
  const updated = option.update({ weight, gradient, slots, learningRate, step }, ownParams, ops)
  const average = params.useEma ? given.slot(averageName, averageSlot) : null
  const averaged = average === null ? null : averageWeight({ weight: updated.weight, average }, step, params, ops)
  const free = averaged?.weight ?? updated.weight
  return {
    key,
    weight: constraint ? constraint.option.constrain(free, constraint.params, ops) : free,
    slots: averaged ? { ...updated.slots, [averageName]: averaged.average } : updated.slots,
  }
}

/** The learning rate times a factor, made once for each factor. */
function scaledRates<V>(learningRate: V, ops: Ops<V>): (factor: number) => V {
  const rates = new Map([[1, learningRate]])
  return (factor) => {
    const rate = rates.get(factor) ?? ops.multiply(learningRate, factor)
    rates.set(factor, rate)
    return rate
  }
}
