import { described, type Param, type ParamOptions, refuse } from '../param.js'

/** A list of finite numbers of any length. */
export function numbers(options: ParamOptions & { readonly default: readonly number[] }): Param<readonly number[]> {
  const isNumber = (item: unknown): item is number => typeof item === 'number' && Number.isFinite(item)
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'numbers' },
    read: (value, context) =>
      Array.isArray(value) && value.every(isNumber) ? { value } : refuse(context, 'a list of numbers', value),
    write: (value) => value,
    schema: () => ({ type: 'array', items: { type: 'number' } }),
  }
}
