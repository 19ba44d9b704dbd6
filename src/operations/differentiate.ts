import type { Ops } from './ops.js'
import type { Program, Step } from './program.js'
import { areShapesEqual, formatShape } from './size.js'
import type { TensorType } from './types.js'

/**
 * Which values of a program depend on `sources` in a differentiable way, by number: through operations that have a gradient,
 * over float32 values only.
 */
export function differentiablePaths({ types, steps }: Program, sources: readonly number[]): Uint8Array {
  const isOnPath = new Uint8Array(types.length)
  for (const id of sources) if (types[id]?.dtype === 'float32') isOnPath[id] = 1
  for (const { operation, inputs, outputs } of steps) {
    if (!operation.gradient || !inputs.some((id) => isOnPath[id] === 1)) continue
    for (const id of outputs) if (types[id]?.dtype === 'float32') isOnPath[id] = 1
  }
  return isOnPath
}

/**
 * The program whose steps keep what their gradients need. Values keep their numbers; what is kept is numbered after them.
 */
export function withResiduals(program: Program, sources: readonly number[]): Program {
  if (!program.steps.some(({ operation }) => 'residuals' in operation)) return program
  const isOnPath = differentiablePaths(program, sources)
  const types: TensorType[] = [...program.types]
  const steps = program.steps.map((step): Step => {
    const { operation, inputs, outputs } = step
    if (!operation.residuals || !outputs.some((id) => isOnPath[id] === 1)) return step
    const attributes = operation.residuals(step.attributes)
    const operands = inputs.map((id) => program.types[id]!)
    const further = operation.infer(operands, attributes).slice(outputs.length)
    return { ...step, attributes, outputs: [...outputs, ...further.map((type) => types.push(type) - 1)] }
  })
  return { ...program, types, steps }
}

/** A program that was executed or recorded, and what its gradients are asked for. */
export interface Backpropagation<V> {
  /** With residuals. */
  readonly program: Program
  /** Its values by number. */
  readonly values: readonly V[]
  /** Gradients of values to start from; those of one value are added. */
  readonly seeds: readonly (readonly [id: number, gradient: V])[]
  readonly withRespectTo: readonly number[]
  readonly ops: Ops<V>
  /** Told of each step before its gradient is written. */
  readonly onStep?: (step: Step) => void
}

/**
 * Reverse-mode differentiation of a straight-line program: goes over its steps from the last to the first and writes the
 * vector-Jacobian product of each that lies between a seed and a wanted value. `null` for a value that no seed depends on.
 */
export function backpropagate<V>(request: Backpropagation<V>): readonly (V | null)[] {
  const { program, values, seeds, withRespectTo, ops, onStep } = request
  const isOnPath = differentiablePaths(program, withRespectTo)
  const gradients: (V | undefined)[] = []
  const accumulate = (id: number, gradient: V, at: string) => {
    checkGradient(ops, values[id]!, gradient, at)
    const sum = gradients[id]
    gradients[id] = sum === undefined ? gradient : ops.add(sum, gradient)
  }
  for (const [id, gradient] of seeds) if (isOnPath[id] === 1) accumulate(id, gradient, 'seed')
  for (let index = program.steps.length - 1; index >= 0; index--) {
    const step = program.steps[index]!
    const { operation, attributes, inputs, outputs } = step
    const wanted = inputs.map((id) => isOnPath[id] === 1)
    const outputGradients = outputs.map((id) => gradients[id] ?? null)
    if (!operation.gradient || !wanted.includes(true) || outputGradients.every((gradient) => gradient === null))
      continue
    onStep?.(step)
    const inputGradients = operation.gradient({
      inputs: inputs.map((id) => values[id]!),
      outputs: outputs.map((id) => values[id]!),
      outputGradients,
      attributes,
      wanted,
      ops,
    })
    inputs.forEach((id, position) => {
      const gradient = inputGradients[position]
      if (wanted[position] && gradient !== null && gradient !== undefined) accumulate(id, gradient, operation.name)
    })
  }
  return withRespectTo.map((id) => gradients[id] ?? null)
}

/** A gradient rule that broadcasts where it should have summed would give wrong numbers without a word. */
function checkGradient<V>(ops: Ops<V>, value: V, gradient: V, at: string): void {
  const expected = ops.shapeOf(value)
  const received = ops.shapeOf(gradient)
  if (areShapesEqual(expected, received)) return
  throw new Error(`gradient of ${at}: expected shape ${formatShape(expected)}, received ${formatShape(received)}`)
}
