import type { JsonSchema } from '../json.js'
import { described, type Param, type ParamOptions, refuse } from '../param.js'

/** How many elements before and after each spatial axis. */
export type Sides = readonly (readonly [before: number, after: number])[]

interface SidesOptions extends ParamOptions {
  /** How many spatial axes there are. */
  readonly rank: number
  /** The default of every side. */
  readonly default: number
}

/**
 * Whole numbers of 0 or more for both sides of each axis. In JSON one list (`[top, bottom, left, right]`); as in Keras one number stands
 * for all sides, one for each axis for both of its sides, and pairs are read as well.
 */
export function sides({ rank, default: initial, ...options }: SidesOptions): Param<Sides> {
  const count = 2 * rank
  const item = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }
  const list = (length: number, items: JsonSchema): JsonSchema => ({
    type: 'array',
    items,
    minItems: length,
    maxItems: length,
  })
  return {
    ...described(options),
    default: toPairs(Array.from({ length: count }, () => initial)),
    control: { kind: 'tuple', length: count, min: 0 },
    read(value, context) {
      if (isSize(value)) return { value: toPairs(Array.from({ length: count }, () => value)) }
      const isPairs = Array.isArray(value) && value.length === rank && value.every(isPair)
      const flat: unknown = isPairs ? value.flat() : value
      if (Array.isArray(flat) && flat.every(isSize)) {
        if (flat.length === count) return { value: toPairs(flat) }
        if (flat.length === rank) return { value: flat.map((size) => [size, size]) }
      }
      return refuse(context, `${count} whole numbers of 0 or more, two for each axis`, value)
    },
    write: (value) => value.flat(),
    schema: () => ({
      anyOf: [item, list(rank, item), list(count, item), list(rank, list(2, item))],
    }),
  }
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2
}

function toPairs(flat: readonly number[]): Sides {
  return Array.from({ length: flat.length / 2 }, (_, axis) => [flat[2 * axis] ?? 0, flat[2 * axis + 1] ?? 0])
}
