import { toggle } from '../../src/definition/params/index.js'
import type { Values } from '../../src/definition/param.js'
import type { TensorPort } from '../../src/definition/port.js'
import type { State } from '../../src/definition/weight.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import { formatShape } from '../../src/operations/size.js'
import type { Shape, TensorType } from '../../src/operations/types.js'

/** How a recurrent layer goes through a sequence, with Keras' names and defaults. */
export const sequenceParams = {
  returnSequences: toggle({
    default: false,
    doc: 'Whether the output of every step comes out, or of the last one alone.',
  }),
  goBackwards: toggle({
    default: false,
    isAdvanced: true,
    doc: 'Whether it goes from the last step to the first. The outputs then come in the order in which they were made.',
  }),
  zeroOutputForMask: toggle({
    default: false,
    isAdvanced: true,
    doc: 'Whether the output of a masked step is zero, or the previous output again.',
  }),
}

export type SequenceValues = Values<typeof sequenceParams>

/** What a layer with a cell of its own offers besides. */
export const statefulParams = {
  stateful: toggle({
    default: false,
    isAdvanced: true,
    doc: 'Whether a run starts from the states that the run before left; they start anew when they are reset or the batch changes size.',
  }),
}

/** A state that lasts from run to run, for a layer that is stateful. */
export function lastingState(shape: Shape, { stateful }: Values<typeof statefulParams>): State | null {
  return stateful ? { shape, initial: 0 } : null
}

/** `[batch, time, features]`. */
export const sequencePort: TensorPort = {
  kind: 'tensor',
  rank: { min: 3, max: 3 },
  doc: '`[batch, time, features]`.',
}

/** The steps that count. */
export const maskPort = {
  kind: 'tensor',
  dtypes: ['bool'],
  rank: { min: 2, max: 2 },
  isOptional: true,
  doc: '`[batch, time]`: a step where it is false is passed over, the state stays.',
} as const

/** A state before the first step. */
export const initialStatePort = {
  kind: 'tensor',
  rank: { min: 2, max: 2 },
  isOptional: true,
  doc: '`[batch, units]`: the state before the first step, zeros where it is not wired.',
} as const

/** The output of a recurrent layer. */
export const sequenceOutput: TensorPort = {
  kind: 'tensor',
  doc: '`[batch, units]`, with returnSequences `[batch, time, units]`.',
}

/** A state after the last step. */
export const finalStatePort: TensorPort = { kind: 'tensor', doc: '`[batch, units]`: the state after the last step.' }

/** One step of a sequence: `[batch, features]` of `[batch, time, features]`. */
export function stepType({ dtype, shape }: TensorType): TensorType {
  return { dtype, shape: [...shape.slice(0, 1), ...shape.slice(2)] }
}

interface SequenceInputs {
  readonly x: TensorType
  readonly mask: TensorType | null
  /** The wired states by port. */
  readonly states: Readonly<Record<string, TensorType | null>>
}

/** Whether the mask has the batch and the steps of the sequence. */
export function* checkMask(x: TensorType, mask: TensorType | null): Iterable<Finding> {
  const expected = x.shape.slice(0, 2)
  if (mask && !isSame(mask.shape, expected)) {
    yield problem('shape', 'mask', formatShape(expected), formatShape(mask.shape))
  }
}

/** Whether a mask that may have more axes has the batch and the steps of the sequence. */
export function* checkLeadingAxes(x: TensorType, mask: TensorType): Iterable<Finding> {
  const expected = x.shape.slice(0, 2)
  if (isSame(mask.shape.slice(0, 2), expected)) return
  yield problem('shape', 'mask', formatShape([...expected, '...']), formatShape(mask.shape))
}

/** Whether the mask and the states belong to the sequence. */
export function* checkSequence({ x, mask, states }: SequenceInputs, units: number): Iterable<Finding> {
  yield* checkMask(x, mask)
  const [batch = 1] = x.shape
  for (const [port, state] of Object.entries(states)) {
    // One row is repeated for the whole batch.
    if (!state || isSame(state.shape.slice(1), [units])) continue
    yield problem('shape', port, formatShape([batch, units]), formatShape(state.shape))
  }
}

function isSame(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis])
}
