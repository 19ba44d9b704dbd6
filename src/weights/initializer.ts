import type { Param, ParamOptions } from '../definition/param.js'
import { defaultVariant, variant, type Variant } from '../definition/params/variant.js'
import type { Initializer } from '../definition/weight.js'
import { type InitializerName, initializers } from './initializers/index.js'

const entries: readonly Initializer[] = Object.values(initializers)

/** An initializer with parameters that differ from its defaults: `initializerVariant('constant', { value: 0.25 })`. */
export function initializerVariant(
  name: InitializerName,
  params: Readonly<Record<string, unknown>> = {},
): Variant<Initializer> {
  const { option, params: defaults } = defaultVariant<Initializer>(initializers[name])
  return { option, params: { ...defaults, ...params } }
}

interface InitializerOptions extends Partial<ParamOptions> {
  readonly default: InitializerName
}

/** The enum of initializers with the parameters of the chosen one: `"glorotUniform"`, `{ "type": "constant", "value": 0.25 }`. */
export function initializer(options: InitializerOptions): Param<Variant<Initializer>> {
  return variant<Initializer>({
    isAdvanced: true,
    ...options,
    doc: options.doc ?? 'How the weight starts.',
    noun: 'initializer',
    default: initializerVariant(options.default),
    entries: () => entries,
  })
}
