import { described, type Param, type ParamOptions, refuse } from '../param.js'

/** Axis lengths; `null` for one that is not fixed. */
export type PartialShape = readonly (number | null)[]

interface ShapeOptions extends ParamOptions {
  readonly default: PartialShape
}

/** The lengths of any number of axes, each a whole number of 1 or more, or `null` for a length that is known only when it runs. */
export function shape(options: ShapeOptions): Param<PartialShape> {
  const isItem = (item: unknown): item is number | null =>
    item === null || (typeof item === 'number' && Number.isSafeInteger(item) && item >= 1)
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'tuple', length: null, min: 1, hasUnknown: true },
    read: (value, context) =>
      Array.isArray(value) && value.every(isItem)
        ? { value }
        : refuse(context, 'a list of whole numbers of 1 or more, null for an unknown length', value),
    write: (value) => value,
    schema: () => ({
      type: 'array',
      items: { anyOf: [{ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, { type: 'null' }] },
    }),
  }
}
