import type { Weight } from '../definition/weight.js'
import { RandomStream } from '../operations/random-stream.js'
import { isKnownShape } from '../operations/size.js'

/** What the first values of a weight depend on beside its declaration. */
export interface WeightKey {
  /** The seed of the graph. */
  readonly seed: number
  /** The path of the node that owns it. */
  readonly path: string
  readonly name: string
}

/**
 * The first values of a weight: computed in double precision from a random stream of its own, then rounded, so that they are equal to the
 * bit on every machine and another weight changes nothing.
 * @throws Error for a shape with a symbolic length
 */
export function initialize({ shape, initializer, fans }: Weight, { seed, path, name }: WeightKey): Float32Array {
  if (!isKnownShape(shape)) throw new Error(`${path}/${name}: expected a known shape, received [${shape.join(', ')}]`)
  const stream = new RandomStream({ seed, node: path, purpose: name, step: 0 })
  const known = fans && { fanIn: Number(fans.fanIn), fanOut: Number(fans.fanOut) }
  return Float32Array.from(initializer.option.values(shape, initializer.params, stream, known))
}
