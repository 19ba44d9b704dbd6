import { described, type Param, type ParamOptions, refuse } from '../param.js'

interface RangeOptions extends ParamOptions {
  readonly default: readonly [lower: number, upper: number]
  /** Inclusive bounds of both; by default any number. */
  readonly min?: number
  readonly max?: number
  /** Whether `min` itself is no value. */
  readonly isMinExcluded?: boolean
  /** What a single number stands for, as Keras takes one; by default it is refused. */
  readonly single?: (value: number) => readonly [number, number]
}

/** Two numbers, the lower and the upper end of a range; they are put in order. */
export function range(options: RangeOptions): Param<readonly [lower: number, upper: number]> {
  const { min = -Infinity, max = Infinity, isMinExcluded = false, single } = options
  const isEnd = (item: unknown): item is number =>
    typeof item === 'number' && Number.isFinite(item) && item >= min && item <= max && !(isMinExcluded && item === min)
  const above = min === -Infinity ? '' : isMinExcluded ? ` greater than ${min}` : ` of ${min} or more`
  const expected = `two numbers${above}${max === Infinity ? '' : `, at most ${max}`}`
  const bounds = {
    ...(min !== -Infinity && (isMinExcluded ? { exclusiveMinimum: min } : { minimum: min })),
    ...(max !== Infinity && { maximum: max }),
  }
  const item = { type: 'number', ...bounds }
  const list = { type: 'array', items: item, minItems: single ? 1 : 2, maxItems: 2 }
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'numbers' },
    read(value, context) {
      // A field of a page gives a list in any case.
      const ends: readonly unknown[] = Array.isArray(value) ? value : [value]
      const [first, second, ...others] = ends
      if (second === undefined && single && isEnd(first)) return { value: single(first) }
      if (others.length > 0 || !isEnd(first) || !isEnd(second)) return refuse(context, expected, value)
      return { value: first <= second ? [first, second] : [second, first] }
    },
    write: (value) => value,
    schema: () => (single ? { anyOf: [item, list] } : list),
  }
}
