import type { Ops } from './ops.js'
import type { Program } from './program.js'

/** Applies the steps of a program again, to other inputs, through `ops`. Gives all its values by number. */
export function replay<V>(program: Program, inputs: readonly V[], ops: Ops<V>): readonly V[] {
  const values: V[] = []
  program.inputs.forEach((id, index) => (values[id] = inputs[index]!))
  for (const step of program.steps) {
    const operands = step.inputs.map((id) => values[id]!)
    const results = ops.apply(step.operation, operands, step.attributes)
    step.outputs.forEach((id, index) => (values[id] = results[index]!))
  }
  return values
}
