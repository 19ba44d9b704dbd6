import type { Attributes, Operation } from '../../../src/operations/operation.js'
import { at, build, type Index, type Nd } from './nd.js'

/** The operation's value at single points, with NumPy's broadcasting. */
export const pointwise =
  <A extends Attributes>(operation: Operation<A>) =>
  (inputs: readonly Nd[], attributes: A): Nd =>
    build(broadcastShape(inputs), (index) => {
      const operands = inputs.map((input) => at(input, broadcastIndex(input, index)))
      return operation.scalar?.(operands, attributes) ?? NaN
    })

export function broadcastShape(inputs: readonly Nd[]): readonly number[] {
  const rank = Math.max(...inputs.map(({ shape }) => shape.length))
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = inputs.map(({ shape }) => shape[axis - rank + shape.length] ?? 1)
    return sizes.find((size) => size !== 1) ?? 1
  })
}

/** The index into an operand that is repeated along its axes of length 1. */
export function broadcastIndex({ shape }: Nd, index: Index): Index {
  return shape.map((size, axis) => (size === 1 ? 0 : index[index.length - shape.length + axis]!))
}
