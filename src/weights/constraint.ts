import type { Param, ParamOptions } from '../definition/param.js'
import { variant, type Variant } from '../definition/params/variant.js'
import type { Constraint } from '../definition/weight.js'
import { constraints } from './constraints.js'

const entries: readonly Constraint[] = Object.values(constraints)

/** The enum of constraints with the parameters of the chosen one; by default `null`, none. */
export function constraint(options: Partial<ParamOptions> = {}): Param<Variant<Constraint> | null> {
  return variant<Constraint>({
    isAdvanced: true,
    ...options,
    doc: options.doc ?? 'A limit that the weight is kept within after each training step.',
    noun: 'constraint',
    default: null,
    entries: () => entries,
  })
}
