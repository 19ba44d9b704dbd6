import type { Program } from '../program.js'
import { scan } from '../scan/scan.js'
import { type PlainKernel, plainKernelOfMany } from './kernel.js'
import { countElements, type PlainTensor } from './plain-tensor.js'

type Evaluate = (program: Program, inputs: readonly PlainTensor[]) => readonly PlainTensor[]

/** Scanning runs a program for each step; `evaluate` is handed in, since it knows the kernels. */
export const scanKernel = (evaluate: Evaluate): PlainKernel =>
  plainKernelOfMany(scan, (inputs, attributes, types) => {
    const { body, sequences, states: stateCount, reverse, keepStates } = attributes
    const steps = inputs[0]!.shape[0]!
    const stacks = types
      .slice(stateCount)
      .map(({ dtype, shape }) => ({ dtype, shape, data: new Float64Array(countElements(shape)) }))
    const constants = inputs.slice(sequences + stateCount)
    let states = inputs.slice(sequences, sequences + stateCount)
    for (let count = 0; count < steps; count++) {
      const step = reverse ? steps - 1 - count : count
      const results = evaluate(body, [
        ...inputs.slice(0, sequences).map((x) => stepOf(x, step)),
        ...states,
        ...constants,
      ])
      const stacked = [...results.slice(stateCount), ...(keepStates ? states : [])]
      stacked.forEach(({ data }, index) => stacks[index]!.data.set(data, step * data.length))
      states = results.slice(0, stateCount)
    }
    return [...states, ...stacks]
  })

function stepOf({ dtype, shape, data }: PlainTensor, step: number): PlainTensor {
  const size = countElements(shape.slice(1))
  return { dtype, shape: shape.slice(1), data: data.subarray(step * size, (step + 1) * size) }
}
