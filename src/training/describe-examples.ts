import type { Engine } from '../engine/engine.js'
import { portKey, type Graph } from '../graph/graph.js'
import type { ExamplesReport } from '../graph/training.js'
import { splitExamples } from './examples.js'
import { findTrainer, refuse } from './trainer.js'

/**
 * Which examples the Trainer at `path`, or the only one, learns from and which it holds out, and what its sources tell of their labels.
 * @throws GraphError where there is no such Trainer, and where nothing brings examples
 */
export async function describeExamples(engine: Engine, graph: Graph, path?: string): Promise<ExamplesReport> {
  const known = engine.know(graph)
  const trainer = findTrainer(known.wiring, path)
  const sources = await engine.loadSources(known.select(trainer.targets).sources)
  const [first] = sources
  if (!first) throw refuse('missing', 'loss', 'a data source that the loss depends on', 'none', trainer.path)
  const names = sources.flatMap(({ node, data }) =>
    Object.entries(data.classNames ?? {}).map(([port, list]) => [portKey([node.path, port]), list] as const),
  )
  return {
    ...splitExamples(first.data.examples, trainer.params, trainer.path),
    classNames: Object.fromEntries(names),
  }
}
