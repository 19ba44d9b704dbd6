import type { Program } from '../operations/program.js'

/** How far a run is, in nodes. */
export interface NodeProgress {
  /** Nodes with steps, in the order of their first step. */
  readonly nodes: readonly string[]
  /** By step: how many of `nodes` have had their last step. */
  readonly nodesDone: Int32Array
}

export function countNodes({ steps }: Program): NodeProgress {
  const lastStep = new Map<string, number>()
  steps.forEach(({ node }, index) => lastStep.set(node, index))
  const nodesDone = new Int32Array(steps.length)
  for (const index of lastStep.values()) nodesDone[index]!++
  for (let index = 1; index < steps.length; index++) nodesDone[index]! += nodesDone[index - 1]!
  return { nodes: [...lastStep.keys()], nodesDone }
}
