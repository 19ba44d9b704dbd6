import type { Program } from './program.js'
import { addSizes } from './size.js'
import type { Size } from './types.js'

/** Multiply-adds of one execution of a program: the sum over its steps. */
export function costOfProgram({ types, steps }: Program): Size {
  return addSizes(
    ...steps.map(({ operation, attributes, inputs, outputs }): Size => {
      const typesOf = (ids: readonly number[]) => ids.map((id) => types[id]!)
      return operation.cost?.(typesOf(inputs), attributes, typesOf(outputs)) ?? 0
    }),
  )
}
