import { backpropagate, withResiduals } from '../differentiate.js'
import type { GradientContext } from '../operation.js'
import type { Ops } from '../ops.js'
import type { Program } from '../program.js'
import { replay } from '../replay.js'
import type { ScanAttributes, ScanStep } from './scan.js'

/**
 * The gradient of a scan: a scan in the other direction over the kept states. Each step is computed again and its
 * vector-Jacobian product applied; carried are the gradients of the states and the sums of those of the constants.
 */
export function scanGradient<V>(context: GradientContext<V, ScanAttributes>): readonly (V | null)[] {
  const { inputs, outputs, outputGradients, attributes, ops } = context
  const { body, sequences, states, reverse } = attributes
  const kept = outputs.slice(body.outputs.length)
  if (kept.length !== states) throw new Error('scan: a gradient needs the states before each step, which were not kept')
  const plan = planOf(context)
  const backward = ops.scan({
    sequences: [...inputs.slice(0, sequences), ...kept, ...plan.given.map((index) => outputGradients[index]!)],
    states: [
      ...plan.states.map((index) => outputGradients[index] ?? ops.zerosLike(outputs[index]!)),
      ...plan.constants.map((index) => ops.zerosLike(inputs[index]!)),
    ],
    constants: inputs.slice(sequences + states),
    reverse: !reverse,
    body: (step, stepOps) => backwardStep(plan, attributes, step, stepOps),
  })
  const gradients = inputs.map((): V | null => null)
  plan.sequences.forEach((index, i) => (gradients[index] = backward.outputs[i]!))
  plan.states.forEach((index, i) => (gradients[index + sequences] = backward.states[i]!))
  plan.constants.forEach((index, i) => (gradients[index] = backward.states[plan.states.length + i]!))
  return gradients
}

/** What is differentiated. */
interface GradientPlan {
  /** The body, keeping what its own gradients need. */
  readonly body: Program
  /** The sequences and constants whose gradients are wanted, as operand numbers. */
  readonly sequences: readonly number[]
  readonly constants: readonly number[]
  /** The states that carry gradients, counted among the states: all of float32, since a step's state depends on the one before. */
  readonly states: readonly number[]
  /** The stacked outputs whose gradients are given, as result numbers; kept states are among them in gradients of gradients. */
  readonly given: readonly number[]
}

function planOf<V>({
  inputs,
  outputGradients,
  attributes,
  wanted,
  ops,
}: GradientContext<V, ScanAttributes>): GradientPlan {
  const { body, sequences, states } = attributes
  const isFloat = (index: number) => ops.dtypeOf(inputs[index]!) === 'float32'
  const wantedFrom = (from: number, to: number) =>
    inputs.flatMap((_, index) => (index >= from && index < to && wanted[index] && isFloat(index) ? [index] : []))
  return {
    body: withResiduals(body, body.inputs),
    sequences: wantedFrom(0, sequences),
    constants: wantedFrom(sequences + states, inputs.length),
    states: Array.from({ length: states }, (_, index) => index).filter((index) => isFloat(index + sequences)),
    given: outputGradients.flatMap((gradient, index) => (index >= states && gradient !== null ? [index] : [])),
  }
}

function backwardStep<V>(plan: GradientPlan, { sequences, states }: ScanAttributes, step: ScanStep<V>, ops: Ops<V>) {
  const { body } = plan
  const forward = step.sequences.slice(0, sequences + states)
  const given = step.sequences.slice(sequences + states)
  const stateGradients = step.states.slice(0, plan.states.length)
  const sums = step.states.slice(plan.states.length)
  const values = replay(body, [...forward, ...step.constants], ops)
  const seeds = [
    ...plan.states.map((index, i) => [body.outputs[index]!, stateGradients[i]!] as const),
    ...plan.given.map((index, i) => [valueOfResult(body, sequences, index), given[i]!] as const),
  ]
  const operands = [...plan.states.map((index) => index + sequences), ...plan.constants, ...plan.sequences]
  const withRespectTo = operands.map((index) => body.inputs[index]!)
  const gradients = backpropagate({ program: body, values, seeds, withRespectTo, ops })
  const gradientOrZeros = (i: number) => gradients[i] ?? ops.zerosLike(values[withRespectTo[i]!]!)
  const ofConstants = sums.map((sum, i) => {
    const gradient = gradients[plan.states.length + i]
    return gradient === null || gradient === undefined ? sum : ops.add(sum, gradient)
  })
  const firstSequence = plan.states.length + plan.constants.length
  return {
    states: [...plan.states.map((_, i) => gradientOrZeros(i)), ...ofConstants],
    outputs: plan.sequences.map((_, i) => gradientOrZeros(firstSequence + i)),
  }
}

/** The value of the body that a result of the scan stacks: an output, or for a kept state the input. */
function valueOfResult({ inputs, outputs }: Program, sequences: number, index: number): number {
  return index < outputs.length ? outputs[index]! : inputs[sequences + index - outputs.length]!
}
