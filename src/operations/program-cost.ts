import type { Program } from './program.js'
import { addSizes } from './size.js'
import type { Size } from './types.js'

/** Multiply-adds of one execution of a program: the sum over its steps. */
export function costOfProgram({ types, steps }: Program): Size {
  const typesOf = (ids: readonly number[]) => ids.map((id) => types[id]!)
  return steps.reduce<Size>(
    (sum, { operation, attributes, inputs, outputs }) =>
      operation.cost ? addSizes(sum, operation.cost(typesOf(inputs), attributes, typesOf(outputs))) : sum,
    0,
  )
}
