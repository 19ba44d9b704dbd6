import type { Operation } from '../operation.js'
import { ShapeError } from '../operation.js'
import type { Ops } from '../ops.js'
import type { Program } from '../program.js'
import { costOfProgram } from '../program-cost.js'
import { withoutDeadSteps } from '../prune.js'
import { areShapesEqual, formatShape, multiplySizes } from '../size.js'
import type { Trace } from '../trace.js'
import type { Size, TensorType } from '../types.js'
import { scanGradient } from './scan-gradient.js'

export type ScanAttributes = {
  /** One step: inputs are a step of each sequence, the states, the constants; outputs the next states, then what the step puts out. */
  readonly body: Program
  /** How many operands are sequences `[time, ...]`; then follow so many initial states, then so many constants. */
  readonly sequences: number
  readonly states: number
  readonly constants: number
  /** Whether the steps go from the last to the first. Outputs stand at the place of their step either way. */
  readonly reverse: boolean
  /** Whether the states before each step are further outputs, stacked: the gradient needs them. */
  readonly keepStates: boolean
}

/**
 * A loop over the first axis of sequences that carries states from step to step. Results are the final states, then each
 * output of the steps stacked along a new first axis `[time, ...]`, then with `keepStates` the states before each step, stacked.
 */
export const scan: Operation<ScanAttributes> = {
  name: 'scan',
  infer(inputs, attributes) {
    const { body, states, keepStates } = attributes
    const time = checkOperands(inputs, attributes)
    const results = body.outputs.map((id): TensorType => body.types[id]!)
    const initial = inputs.slice(attributes.sequences, attributes.sequences + states)
    initial.forEach((type, index) => checkSame(`state ${index} after a step`, type, results[index]))
    const stack = ({ dtype, shape }: TensorType): TensorType => ({ dtype, shape: [time, ...shape] })
    return [...initial, ...results.slice(states).map(stack), ...(keepStates ? initial.map(stack) : [])]
  },
  cost: ([sequence], { body }) => multiplySizes(sequence?.shape[0] ?? 0, costOfProgram(body)),
  gradient: scanGradient,
  residuals: (attributes) => ({ ...attributes, keepStates: true }),
}

/** The number of steps. @throws ShapeError where operands and body do not fit. */
function checkOperands(inputs: readonly TensorType[], { body, sequences, states, constants }: ScanAttributes): Size {
  const time = inputs[0]?.shape[0]
  if (sequences < 1 || time === undefined) throw new ShapeError('scan', 'at least one sequence [time, ...]', 'none')
  const expected = sequences + states + constants
  if (inputs.length !== expected) throw new ShapeError('scan', `${expected} operands`, String(inputs.length))
  inputs.forEach(({ dtype, shape }, index) => {
    const isSequence = index < sequences
    if (isSequence && shape[0] !== time) {
      throw new ShapeError('scan', `sequences of ${time} steps`, formatShape(shape))
    }
    checkSame(
      `operand ${index}`,
      { dtype, shape: isSequence ? shape.slice(1) : shape },
      body.types[body.inputs[index]!],
    )
  })
  return time
}

function checkSame(what: string, expected: TensorType, received: TensorType | undefined): void {
  if (received?.dtype === expected.dtype && areShapesEqual(received.shape, expected.shape)) return
  const describe = (type: TensorType) => `${type.dtype} ${formatShape(type.shape)}`
  throw new ShapeError('scan', `${describe(expected)} as ${what}`, received ? describe(received) : 'nothing')
}

/** What one step sees: a step of each sequence, the states that the previous step left, the constants. */
export interface ScanStep<V> {
  readonly sequences: readonly V[]
  readonly states: readonly V[]
  readonly constants: readonly V[]
}

/** What scanning gives, and in `body` what one step gives. */
export interface ScanResult<V> {
  readonly states: readonly V[]
  /** Stacked along the first axis; inside the body, of one step. */
  readonly outputs: readonly V[]
}

/** How a node asks for a scan. */
export interface ScanOptions<V> {
  /** `[time, ...]`, all of one length. */
  readonly sequences: readonly V[]
  readonly states: readonly V[]
  /** What every step uses: weights, masks. The body must use nothing else from outside. */
  readonly constants?: readonly V[]
  readonly reverse?: boolean
  body(step: ScanStep<V>, ops: Ops<V>): ScanResult<V>
}

export const callScan =
  <V>(trace: Trace<V>) =>
  (options: ScanOptions<V>): ScanResult<V> => {
    const { sequences, states, constants = [], reverse = false } = options
    const results = trace.apply(scan, [...sequences, ...states, ...constants], {
      body: withoutDeadSteps(traceBody(trace, options)),
      sequences: sequences.length,
      states: states.length,
      constants: constants.length,
      reverse,
      keepStates: false,
    })
    return { states: results.slice(0, states.length), outputs: results.slice(states.length) }
  }

/** One step as a program. */
function traceBody<V>(trace: Trace<V>, options: ScanOptions<V>): Program {
  const { sequences, states, constants = [] } = options
  const steps = sequences.map((sequence): TensorType => {
    const { dtype, shape } = trace.typeOf(sequence)
    return { dtype, shape: shape.slice(1) }
  })
  const others = [...states, ...constants].map((value) => trace.typeOf(value))
  return trace.subprogram([...steps, ...others], (inputs, ops) => {
    const firstConstant = sequences.length + states.length
    const step = {
      sequences: inputs.slice(0, sequences.length),
      states: inputs.slice(sequences.length, firstConstant),
      constants: inputs.slice(firstConstant),
    }
    const result = options.body(step, ops)
    if (result.states.length !== states.length) {
      throw new ShapeError('scan', `${states.length} states after a step`, String(result.states.length))
    }
    return [...result.states, ...result.outputs]
  })
}
