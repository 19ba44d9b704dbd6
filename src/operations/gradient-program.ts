import { backpropagate, withResiduals } from './differentiate.js'
import { createOps } from './ops.js'
import type { Program } from './program.js'
import { withoutDeadSteps } from './prune.js'
import { type Traced, Tracer } from './tracer.js'
import type { Mode } from './types.js'

/** What a gradient program starts from. */
export interface GradientOptions {
  /**
   * `ones`: the gradient of the sum of all elements of `of`. `inputs`: gradients of the values `of` that are further inputs of the
   * new program, behind the others: vector-Jacobian products. By default `ones`.
   */
  readonly seeds?: 'ones' | 'inputs'
  /** Recorded in subprograms; by default `training`. */
  readonly mode?: Mode
}

/**
 * The program that computes what `forward` does and then the gradients of the float32 values `of` with respect to the values
 * `withRespectTo` (all by number): its outputs are those of `forward`, followed by one gradient for each of `withRespectTo`, zeros where
 * nothing depends on it.
 *
 * The steps of `forward` stand first, in their order, and its values keep their numbers; steps whose gradients need more than
 * they put out (scans) are replaced by ones that keep it. A step of the backward pass bears the node of the step that it belongs to.
 * No recursion: as deep as memory allows.
 */
export function gradientProgram(
  forward: Program,
  of: readonly number[],
  withRespectTo: readonly number[],
  { seeds = 'ones', mode = 'training' }: GradientOptions = {},
): Program {
  const program = withResiduals(forward, withRespectTo)
  const tracer = new Tracer(mode)
  const ops = createOps(tracer)
  const values = program.types.map((type) => tracer.input(type))
  for (const step of program.steps) tracer.steps.push(step)
  const given = of.map((id): readonly [number, Traced] => {
    const value = valueOf(values, id)
    if (value.type.dtype !== 'float32')
      throw new Error(`gradient of value ${id}: expected float32, received ${value.type.dtype}`)
    return [id, seeds === 'ones' ? ops.onesLike(value) : tracer.input(value.type)]
  })
  const gradients = backpropagate({
    program,
    values,
    seeds: given,
    withRespectTo,
    ops,
    onStep: ({ node }) => (tracer.node = node),
  })
  const outputs = withRespectTo.map((id, index) => {
    tracer.node = ''
    return (gradients[index] ?? ops.fill(valueOf(values, id).type.shape, 0)).id
  })
  const further = seeds === 'inputs' ? given.map(([, seed]) => seed.id) : []
  const whole: Program = {
    types: tracer.types,
    inputs: [...program.inputs, ...further],
    outputs: [...program.outputs, ...outputs],
    steps: tracer.steps,
  }
  return withoutDeadSteps(whole, program.steps.length)
}

function valueOf(values: readonly Traced[], id: number): Traced {
  const value = values[id]
  if (!value) throw new Error(`gradient of value ${id}: expected one of ${values.length} values`)
  return value
}
