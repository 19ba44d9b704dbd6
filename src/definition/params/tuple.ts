import { described, type Param, type ParamOptions, refuse } from '../param.js'
import { describeBounds } from './integer.js'

interface TupleOptions extends ParamOptions {
  readonly default: readonly number[]
  /** How many whole numbers; `null` for any. */
  readonly length: number | null
  /** Inclusive bounds of each. */
  readonly min?: number
  readonly max?: number
}

/** A list of whole numbers (`kernelSize`, `shape`). Where the length is fixed, one number stands for that many equal ones, as in Keras. */
export function tuple(options: TupleOptions): Param<readonly number[]> {
  const { length, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options
  const bounds = { ...(options.min !== undefined && { min }), ...(options.max !== undefined && { max }) }
  const isItem = (item: unknown): item is number =>
    typeof item === 'number' && Number.isSafeInteger(item) && item >= min && item <= max
  const item = { type: 'integer', minimum: min, maximum: max }
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'tuple', length, ...bounds },
    read(value, context) {
      if (length !== null && isItem(value)) return { value: Array<number>(length).fill(value) }
      if (Array.isArray(value) && (length === null || value.length === length) && value.every(isItem)) return { value }
      const count = length === null ? 'a list of' : `${length}`
      return refuse(context, `${count} whole numbers${describeBounds(bounds)}`, value)
    },
    write: (value) => value,
    schema: () =>
      length === null
        ? { type: 'array', items: item }
        : { anyOf: [item, { type: 'array', items: item, minItems: length, maxItems: length }] },
  }
}
