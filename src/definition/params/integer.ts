import { described, type Param, type ParamOptions, refuse } from '../param.js'

interface IntegerOptions extends ParamOptions {
  readonly default: number
  /** Inclusive bounds; by default all safe integers. */
  readonly min?: number
  readonly max?: number
}

/** A whole number within bounds. */
export function integer(options: IntegerOptions): Param<number> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options
  const bounds = { ...(options.min !== undefined && { min }), ...(options.max !== undefined && { max }) }
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'integer', ...bounds },
    read(value, context) {
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return { value }
      return refuse(context, `a whole number${describeBounds(options)}`, value)
    },
    write: (value) => value,
    schema: () => ({ type: 'integer', minimum: min, maximum: max }),
  }
}

/** ` of 1 or more`, ` from 0 to 1`: the bounds as they stand in a message. */
export function describeBounds({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`
  if (min !== undefined) return ` of ${min} or more`
  return max === undefined ? '' : ` of ${max} or less`
}
