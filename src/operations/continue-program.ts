import { createOps, type Ops } from './ops.js'
import type { Program } from './program.js'
import { type Traced, Tracer } from './tracer.js'
import type { Mode } from './types.js'

/** A program that is written on. Its values keep their numbers. */
export interface ContinuedProgram {
  readonly tracer: Tracer
  readonly ops: Ops<Traced>
  /** Its values so far, by number. */
  readonly values: readonly Traced[]
}

/** Takes up a program where it ends: what is applied to its values from here on is recorded behind its steps. */
export function continueProgram({ types, steps }: Program, mode: Mode): ContinuedProgram {
  const tracer = new Tracer(mode)
  const values = types.map((type) => tracer.input(type))
  for (const step of steps) tracer.steps.push(step)
  return { tracer, ops: createOps(tracer), values }
}
