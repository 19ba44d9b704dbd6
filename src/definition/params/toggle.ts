import { described, type Param, type ParamOptions, refuse } from '../param.js'

/** True or false. */
export function toggle(options: ParamOptions & { readonly default: boolean }): Param<boolean> {
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'toggle' },
    read: (value, context) => (typeof value === 'boolean' ? { value } : refuse(context, 'true or false', value)),
    write: (value) => value,
    schema: () => ({ type: 'boolean' }),
  }
}
