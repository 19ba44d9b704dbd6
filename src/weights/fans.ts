import type { Fans } from '../definition/weight.js'

/**
 * The fans of a weight as Keras counts them: for a kernel `[...size, channels, filters]` the last two axes, each times the
 * number of positions; for a vector its length twice (keras.src.initializers.random_initializers.compute_fans).
 */
export function computeFans(shape: readonly number[]): Fans {
  const [only = 1] = shape
  if (shape.length < 2) return { fanIn: only, fanOut: only }
  const positions = shape.slice(0, -2).reduce((product, size) => product * size, 1)
  return { fanIn: positions * shape.at(-2)!, fanOut: positions * shape.at(-1)! }
}
