import { described, type Param, type ParamOptions, refuse } from '../param.js'
import { describeBounds } from './integer.js'

interface NumberOptions extends ParamOptions {
  readonly default: number
  /** Inclusive bounds; by default every finite number. */
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** The range of a slider beside the field. */
  readonly slider?: readonly [number, number]
}

/** A finite number within bounds. */
export function number(options: NumberOptions): Param<number> {
  const { min, max, step, slider } = options
  const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'number', ...bounds, ...(step !== undefined && { step }), ...(slider && { slider }) },
    read(value, context) {
      const isInside = typeof value === 'number' && value >= (min ?? -Infinity) && value <= (max ?? Infinity)
      if (isInside && Number.isFinite(value)) return { value }
      return refuse(context, `a number${describeBounds(bounds)}`, value)
    },
    write: (value) => value,
    schema: () => ({
      type: 'number',
      ...(min !== undefined && { minimum: min }),
      ...(max !== undefined && { maximum: max }),
    }),
  }
}
