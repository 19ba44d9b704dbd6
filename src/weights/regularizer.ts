import type { Param, ParamOptions } from '../definition/param.js'
import { variant, type Variant } from '../definition/params/variant.js'
import type { Regularizer } from '../definition/weight.js'
import { regularizers } from './regularizers.js'

const entries: readonly Regularizer[] = Object.values(regularizers)

/** The enum of regularizers with the parameters of the chosen one; by default `null`, none. */
export function regularizer(options: Partial<ParamOptions> = {}): Param<Variant<Regularizer> | null> {
  return variant<Regularizer>({
    isAdvanced: true,
    ...options,
    doc: options.doc ?? 'A penalty on the weight, added to the loss.',
    noun: 'regularizer',
    default: null,
    entries: () => entries,
  })
}
