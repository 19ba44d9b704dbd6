import type { ProbeAnswer, ViewInputs } from '../definition/node.js'
import { NodeError, problem } from '../definition/problem.js'
import type { Summary } from '../definition/summary.js'
import type { TensorData } from '../operations/types.js'
import type { PlannedView } from './plan.js'

type Values = ReadonlyMap<string, TensorData>

/** What a view shows of the values of a run. @throws NodeError for values that it cannot show */
export function summarizeView(view: PlannedView, values: Values, answer?: ProbeAnswer): Summary {
  const { node, definition, params } = view
  if (!definition.view) throw new Error(`${node}: ${definition.type} is no view`)
  try {
    return definition.view.summarize(inputsOf(view, values), params, answer)
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error)
    throw new NodeError(node, problem('run', 'view', 'values that can be shown', received), { cause: error })
  }
}

/** What arrives at a view. */
export function inputsOf({ inputs }: PlannedView, values: Values): ViewInputs {
  const arrived = Object.entries(inputs).map(([port, wires]) => {
    const shown = wires.map(({ key, ...wire }) => {
      const tensor = values.get(key)
      if (!tensor) throw new Error(`${key}: expected a tensor, received nothing`)
      return { ...wire, tensor }
    })
    return [port, shown] as const
  })
  return Object.fromEntries(arrived)
}
