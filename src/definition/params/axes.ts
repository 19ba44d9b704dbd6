import { formatShape } from '../../operations/size.js'
import type { Shape } from '../../operations/types.js'
import { described, type Param, type ParamOptions, refuse } from '../param.js'
import { type Finding, problem } from '../problem.js'

/** One axis or several, negative ones counted from the end. One number stands for a list of one, as in Keras. */
export function axes(options: ParamOptions & { readonly default: readonly number[] }): Param<readonly number[]> {
  const isAxis = (item: unknown): item is number => typeof item === 'number' && Number.isSafeInteger(item)
  const item = { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'tuple', length: null },
    read(value, context) {
      if (isAxis(value)) return { value: [value] }
      const isList = Array.isArray(value) && value.length > 0 && value.every(isAxis)
      return isList && new Set(value).size === value.length
        ? { value }
        : refuse(context, 'an axis or a list of distinct axes', value)
    },
    write: (value) => value,
    schema: () => ({ anyOf: [item, { type: 'array', items: item, minItems: 1, uniqueItems: true }] }),
  }
}

/** A problem for every axis that the shape does not have. */
export function* checkAxes(at: string, given: readonly number[], shape: Shape): Iterable<Finding> {
  for (const axis of given) {
    if (axis >= -shape.length && axis < shape.length) continue
    yield problem(
      'parameter',
      at,
      `an axis from ${-shape.length} to ${shape.length - 1} of ${formatShape(shape)}`,
      String(axis),
    )
  }
}
