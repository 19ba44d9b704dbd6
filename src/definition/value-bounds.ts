import type { TensorData } from '../operations/types.js'
import { type Finding, problem } from './problem.js'

/** What the numbers at an input must be: whole numbers from `min` to `max`, both included. */
export interface ValueBounds {
  /** What they are, in a message: `labels`. */
  readonly what: string
  readonly min: number
  readonly max: number
  /** A number that is allowed beside them: the label of what is left out. */
  readonly except?: number | null
}

/**
 * The first number of a batch that is out of bounds, as a problem: `target: expected labels 0 to 9, received 12 (example 34)`.
 * Examples are counted from 0 along the first axis; `examples` are their numbers where the batch is a part of something. `null` where all are right.
 */
export function checkValues(
  port: string,
  { what, min, max, except = null }: ValueBounds,
  { data, shape }: TensorData,
  examples?: readonly number[],
): Finding | null {
  // Bounds of infinity, where the number of classes is not known, still refuse halves and NaN.
  const isWrong = (value: number) => value !== except && !(Number.isInteger(value) && value >= min && value <= max)
  const index = data.findIndex(isWrong)
  if (index < 0) return null
  const perExample = shape.slice(1).reduce((product, size) => product * size, 1)
  const expected = max === Infinity ? `${what} of ${min} or more` : `${what} ${min} to ${max}`
  const place = Math.floor(index / perExample)
  return problem('run', port, expected, `${data[index]!} (example ${examples?.[place] ?? place})`)
}
