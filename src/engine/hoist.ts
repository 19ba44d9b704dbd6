import type { Program } from '../operations/program.js'

/** A program in two parts. Values keep their numbers. */
export interface HoistedProgram {
  /** Its inputs are the constants, its outputs what `each` needs of it. */
  readonly once: Program
  /** Its inputs are those of the whole, followed by the outputs of `once`. */
  readonly each: Program
}

/** Separates the steps that depend on nothing but `constants`: in a loop they need be done only once. */
export function hoist(program: Program, constants: readonly number[]): HoistedProgram {
  const { types, inputs, outputs, steps } = program
  const isConstant = new Set(constants)
  const made = new Set<number>()
  const once = steps.filter((step) => {
    if (!step.inputs.every((id) => isConstant.has(id))) return false
    for (const id of step.outputs) {
      isConstant.add(id)
      made.add(id)
    }
    return true
  })
  const isHoisted = new Set(once)
  const each = steps.filter((step) => !isHoisted.has(step))
  const used = [...new Set([...each.flatMap((step) => step.inputs), ...outputs])].filter((id) => made.has(id))
  return {
    once: { types, inputs: constants, outputs: used, steps: once },
    each: { types, inputs: [...inputs, ...used], outputs, steps: each },
  }
}
