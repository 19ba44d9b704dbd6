import { described, type Param, type ParamOptions, refuse } from '../param.js'

interface ChoiceOptions<K extends string> extends ParamOptions {
  readonly default: NoInfer<K>
  /** The values, each with the label that a person sees. */
  readonly options: Readonly<Record<K, string>>
}

/** One of a fixed set of names. */
export function choice<const K extends string>(options: ChoiceOptions<K>): Param<K> {
  const isOption = (value: unknown): value is K => typeof value === 'string' && Object.hasOwn(options.options, value)
  const names = Object.keys(options.options)
  return {
    ...described(options),
    default: options.default,
    control: {
      kind: 'choice',
      options: Object.entries<string>(options.options).map(([value, label]) => ({ value, label })),
    },
    read: (value, context) =>
      isOption(value) ? { value } : refuse(context, `one of ${names.map((name) => `"${name}"`).join(', ')}`, value),
    write: (value) => value,
    schema: () => ({ enum: names }),
  }
}
