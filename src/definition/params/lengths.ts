import { described, type Param, type ParamOptions, refuse } from '../param.js'

/** One length or several, each a whole number of 1 or more. One number stands for a list of one, as in Keras. */
export function lengths(options: ParamOptions & { readonly default: readonly number[] }): Param<readonly number[]> {
  const isLength = (item: unknown): item is number =>
    typeof item === 'number' && Number.isSafeInteger(item) && item >= 1
  const item = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'tuple', length: null, min: 1 },
    read(value, context) {
      if (isLength(value)) return { value: [value] }
      const isList = Array.isArray(value) && value.length > 0 && value.every(isLength)
      return isList ? { value } : refuse(context, 'a whole number of 1 or more, or a list of them', value)
    },
    write: (value) => value,
    schema: () => ({ anyOf: [item, { type: 'array', items: item, minItems: 1 }] }),
  }
}
