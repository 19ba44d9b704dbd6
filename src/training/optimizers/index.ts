import type { Param, ParamOptions } from '../../definition/param.js'
import { defaultVariant, variant, type Variant } from '../../definition/params/variant.js'
import { adadelta } from './adadelta.js'
import { adagrad } from './adagrad.js'
import { adamW } from './adam-w.js'
import { adam } from './adam.js'
import { adamax } from './adamax.js'
import { ftrl } from './ftrl.js'
import { lion } from './lion.js'
import { nadam } from './nadam.js'
import type { Optimizer } from './optimizer.js'
import { rmsprop } from './rmsprop.js'
import { sgd } from './sgd.js'

/** Keras' optimizers by their names in JSON, in the order of the enum. */
export const optimizers = { sgd, adam, adamW, rmsprop, adagrad, adadelta, adamax, nadam, lion, ftrl }

export type OptimizerName = keyof typeof optimizers

const entries: readonly Optimizer[] = Object.values(optimizers)

/** An optimizer with parameters that differ from its defaults: `optimizerVariant('sgd', { momentum: 0.9 })`. */
export function optimizerVariant(
  name: OptimizerName,
  params: Readonly<Record<string, unknown>> = {},
): Variant<Optimizer> {
  const { option, params: defaults } = defaultVariant<Optimizer>(optimizers[name])
  return { option, params: { ...defaults, ...params } }
}

/** The enum of optimizers with the parameters of the chosen one: `"adam"`, `{ "type": "sgd", "learningRate": 0.1 }`. */
export function optimizer(options: ParamOptions & { readonly default: OptimizerName }): Param<Variant<Optimizer>> {
  return variant<Optimizer>({
    ...options,
    noun: 'optimizer',
    default: optimizerVariant(options.default),
    entries: () => entries,
  })
}

/**
 * The learning rate that a person has set, before any schedule.
 * @throws Error for an optimizer that was not declared with `defineOptimizer`
 */
export function learningRateOf({ option, params }: Variant<Optimizer>): number {
  const { learningRate } = params
  if (typeof learningRate !== 'number') throw new Error(`${option.type} has no learning rate`)
  return learningRate
}
