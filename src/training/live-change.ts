import type { Graph } from '../graph/graph.js'
import { describeComputation } from './computation.js'
import { findTrainer } from './trainer.js'
import type { RunParts } from './training-run.js'

/** What decides which examples are learned from: it stays as it is while a run goes on. */
const fixed = ['validationSplit', 'validationExamples', 'splitSeed', 'seed'] as const

/**
 * Takes the parameters that the Trainer has in `graph` for the steps to come. Gives why it did not, or what of it waits for the next run; `null` for
 * nothing.
 */
export function changeParams(
  { runner, computation }: Pick<RunParts, 'runner' | 'computation'>,
  graph: Graph,
): string | null {
  const { engine, trainer } = runner
  try {
    const known = engine.know(graph)
    const changed = findTrainer(known.wiring, trainer.path)
    const { needed } = known.select(changed.targets)
    if (describeComputation(graph, trainer.path, needed, engine.catalogue) !== computation) {
      return 'the graph computes something else now: the run goes on with the graph that it began with'
    }
    const { params } = changed
    const waiting = fixed.filter((key) => params[key] !== trainer.params[key])
    const kept = Object.fromEntries(fixed.map((key) => [key, trainer.params[key]]))
    runner.trainer = { ...trainer, params: { ...params, ...kept } }
    return waiting.length === 0 ? null : `${waiting.join(', ')} of ${trainer.path}: changes with the next run`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
