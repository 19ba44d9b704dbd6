import type { Catalogue } from '../definition/catalogue.js'
import type { Graph } from '../graph/graph.js'
import { compile, type Compiled, type CompileRequest } from './compile.js'
import { GraphError } from './graph-error.js'
import { LeastRecentlyUsed } from './lru.js'
import type { Plan } from './plan.js'
import { type Selection, selectTargets } from './targets.js'
import type { Specialization } from './trace-graph.js'
import { wireGraph, type Wiring } from './wiring.js'

/** How many selections and specializations of one graph are kept. */
const keptPlans = 8

/** A graph with what was found out about it for earlier runs. A graph never changes: an edit makes another one. */
export class KnownGraph {
  readonly wiring: Wiring
  readonly #selections = new LeastRecentlyUsed<string, Selection>(keptPlans)
  readonly #plans = new LeastRecentlyUsed<string, Compiled<Plan>>(keptPlans)

  /** @throws GraphError for a graph whose composites cannot be expanded */
  constructor(graph: Graph, catalogue: Catalogue) {
    const wiring = wireGraph(graph, catalogue)
    if ('severity' in wiring) throw new GraphError([wiring])
    this.wiring = wiring
  }

  /**
   * What these targets need where these outputs (`id.port`) are fed.
   * @throws GraphError where the graph does not have what is asked for
   */
  select(targets?: readonly string[], fed: Iterable<string> = []): Selection {
    const keys = new Set(fed)
    const key = JSON.stringify([targets ?? null, ...keys])
    const selection = this.#selections.get(key) ?? selectTargets(this.wiring, targets, keys)
    if ('problems' in selection) throw new GraphError(selection.problems)
    this.#selections.set(key, selection)
    return selection
  }

  /** The plan for these targets, shapes and mode. @throws GraphError for what cannot be compiled */
  plan(
    specialization: Specialization,
    { memoryLimit, hasUpdates = true }: Pick<CompileRequest, 'memoryLimit' | 'hasUpdates'>,
    targets?: readonly string[],
  ): Plan {
    const { mode, feeds, bindings } = specialization
    const selection = this.select(targets, feeds.keys())
    const shapes = [...feeds].map(([key, { dtype, shape }]) => [key, dtype, shape])
    const key = JSON.stringify([mode, shapes, [...bindings], targets ?? null, memoryLimit, hasUpdates])
    const compiled =
      this.#plans.get(key) ?? compile(this.wiring, selection, { ...specialization, memoryLimit, hasUpdates })
    this.#plans.set(key, compiled)
    if (compiled.problems) throw new GraphError(compiled.problems)
    return compiled.plan
  }
}
