import { countElements } from './count-elements.js'

/** A value for each element of a weight of this shape, one after the other. */
export function draw(shape: readonly number[], next: () => number): Float64Array {
  const values = new Float64Array(countElements(shape))
  for (let index = 0; index < values.length; index++) values[index] = next()
  return values
}
