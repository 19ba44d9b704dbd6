import type { ProbeAnswer } from '../definition/node.js'
import { formatFinding } from '../definition/problem.js'
import type { Summary } from '../definition/summary.js'
import type { TensorData } from '../operations/types.js'
import { GraphError } from './graph-error.js'
import type { Plan, PlannedView } from './plan.js'
import { inputsOf, summarizeView } from './summarize-view.js'

/** A question to a graph: the value of the output `asked` (`id.port`) when the output `given` is `tensor`. */
export interface Question {
  readonly given: string
  readonly tensor: TensorData
  readonly asked: string
}

/** What the views of a plan that have a probe show, with its answer. */
export async function probeViews(
  { views }: Plan,
  values: ReadonlyMap<string, TensorData>,
  ask: (question: Question) => Promise<TensorData>,
): Promise<ReadonlyMap<string, Summary>> {
  const summaries = new Map<string, Summary>()
  for (const view of views) {
    const question = questionOf(view, values)
    if (question) summaries.set(view.node, summarizeView(view, values, await answerTo(question, ask)))
  }
  return summaries
}

function questionOf(view: PlannedView, values: ReadonlyMap<string, TensorData>): Question | null {
  const { definition, params, inputs } = view
  const probe = definition.view?.probe
  const given = probe && inputs[probe.given]?.[0]?.key
  const asked = probe && inputs[probe.asked]?.[0]?.key
  if (!probe || given === undefined || asked === undefined) return null
  const tensor = probe.values(inputsOf(view, values), params)
  return tensor && { given, tensor, asked }
}

/** A graph that cannot answer, since it needs examples or other inputs as well, is no failure of the run. */
async function answerTo(question: Question, ask: (question: Question) => Promise<TensorData>): Promise<ProbeAnswer> {
  try {
    return { tensor: await ask(question) }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const [first] = error.problems
    return { refusal: first ? `${first.node ?? ''} ${formatFinding(first)}`.trim() : error.message }
  }
}
