import { isSameTraining, withParamsOf } from './training-graph.js'
import type { GraphDocument } from '../../src/editor/index.js'
import type { Graph } from '../../src/graph/graph.js'
import type { TrainingControl } from '../../src/graph/training.js'
import type { TrainingRun } from '../../src/vue/index.js'

/** A run that goes on, with the graph that it trains. */
export interface FollowedRun {
  readonly run: TrainingRun
  readonly graph: Graph
  tell(control: TrainingControl): void
}

/** A moving slider is told about once in so many milliseconds. */
const pause = 50

/**
 * Tells the run that goes on what is changed of its Trainer meanwhile. Other edits leave it alone: it trains the graph as it was, and is marked so. Gives a function that
 * tells at once what waits.
 */
export function followEdits(document: GraphDocument, current: () => FollowedRun | null): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const told = new WeakMap<TrainingRun, unknown>()

  function tell(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const going = current()
    const params = going && document.node(going.run.trainer)?.params
    if (!going || !params) return
    const known = told.get(going.run) ?? going.graph.nodes.find(({ id }) => id === going.run.trainer)?.params
    if (known === params) return
    told.set(going.run, params)
    going.tell({ do: 'set', graph: withParamsOf(going.graph, going.run.trainer, params) })
  }

  document.onChange(({ graph }) => {
    const going = current()
    if (!going) return
    going.run.isOutdated = !isSameTraining(graph, going.graph, going.run.trainer)
    timer ??= setTimeout(tell, pause)
  })
  return tell
}
