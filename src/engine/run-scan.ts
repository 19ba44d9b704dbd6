import type { Program } from '../operations/program.js'
import type { ScanAttributes } from '../operations/scan/scan.js'
import type { TensorType } from '../operations/types.js'
import type { Handle } from './backend.js'
import type { ScanBody } from './executable.js'
import { Ownership } from './ownership.js'
import type { RunContext, runProgram } from './run-program.js'

/**
 * Carries out a scan over slices of its sequences. The operands stay the caller's; the results become so. Whatever else was made
 * is disposed of, however it ends. `run` carries out programs; it is handed in, since it needs this function itself.
 */
export async function runScan(
  { once, each }: ScanBody,
  { body, sequences, states, reverse, keepStates }: ScanAttributes,
  operands: readonly Handle[],
  context: RunContext,
  run: typeof runProgram,
): Promise<readonly Handle[]> {
  const { backend } = context
  const owned = new Ownership(backend)
  try {
    const constants = operands.slice(sequences + states)
    const fixed = [...constants, ...owned.addAll(await run(once, constants, context))]
    const slices = operands.slice(0, sequences).map((sequence) => owned.addAll(backend.unstack(sequence)))
    const time = slices[0]?.length ?? 0
    const stacks = createStacks(body.outputs.length - states + (keepStates ? states : 0), time)
    let current = operands.slice(sequences, sequences + states)
    for (let count = 0; count < time; count++) {
      const place = reverse ? time - 1 - count : count
      const step = slices.map((slice) => slice[place]!)
      const results = owned.addAll(await run(each, [...step, ...current, ...fixed], context))
      const outputs = [...results.slice(states), ...(keepStates ? current : [])]
      outputs.forEach((output, index) => (stacks[index]![place] = output))
      step.forEach((slice) => owned.dispose(slice))
      if (!keepStates) current.forEach((state) => owned.dispose(state))
      current = results.slice(0, states)
    }
    const types = stackedTypes(body, states, keepStates)
    const stacked = stacks.map((parts, index) => {
      const whole = owned.add(backend.stack(parts, types[index]!))
      parts.forEach((part) => owned.dispose(part))
      return whole
    })
    return owned.giveAll([...current, ...stacked])
  } finally {
    owned.disposeAll()
  }
}

/** A list of the parts of each stacked result, still empty. */
function createStacks(count: number, time: number): Handle[][] {
  return Array.from({ length: count }, () => Array<Handle>(time))
}

/** The types of the parts of each stacked result. */
function stackedTypes({ types, outputs }: Program, states: number, keepStates: boolean): readonly TensorType[] {
  const results = outputs.map((id) => types[id]!)
  return [...results.slice(states), ...(keepStates ? results.slice(0, states) : [])]
}
