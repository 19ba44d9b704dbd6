import type { Program } from './program.js'

/**
 * The program without steps that no output needs. Values keep their numbers. The first `kept` steps stay whether needed or not.
 */
export function withoutDeadSteps(program: Program, kept = 0): Program {
  const needed = new Uint8Array(program.types.length)
  for (const id of program.outputs) needed[id] = 1
  const steps = []
  for (let index = program.steps.length - 1; index >= 0; index--) {
    const step = program.steps[index]!
    if (index >= kept && !step.outputs.some((id) => needed[id] === 1)) continue
    for (const id of step.inputs) needed[id] = 1
    steps.push(step)
  }
  return { ...program, steps: steps.reverse() }
}
