import { isSameTraining, withParamsOf } from './training-graph.js'
import type { GraphDocument } from '../../src/editor/index.js'
import type { Graph } from '../../src/graph/graph.js'
import type { TrainingControl } from '../../src/graph/training.js'
import { isGoingOn, type TrainingRun } from '../../src/vue/training/training-run.js'

/** A run with the graph that it trains. */
export interface FollowedRun {
  readonly run: TrainingRun
  readonly graph: Graph
  tell(control: TrainingControl): void
}

/** A moving slider is told about once in so many milliseconds. */
const pause = 50

/**
 * Tells a run that goes on what is changed of its Trainer meanwhile. Other edits leave it alone: it trains the graph as it was, and is marked so. Gives a function that
 * tells at once what waits.
 */
export function followEdits(document: GraphDocument, last: () => FollowedRun | null): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const told = new WeakMap<TrainingRun, unknown>()

  function tell(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const going = last()
    if (!going || !isGoingOn(going.run)) return
    const params = document.node(going.run.trainer)?.params
    if (!params) return
    const known = told.get(going.run) ?? going.graph.nodes.find(({ id }) => id === going.run.trainer)?.params
    if (known === params) return
    told.set(going.run, params)
    going.tell({ do: 'set', graph: withParamsOf(going.graph, going.run.trainer, params) })
  }

  document.onChange(({ graph }) => {
    const followed = last()
    if (!followed) return
    followed.run.isOutdated = !isSameTraining(graph, followed.graph, followed.run.trainer)
    if (isGoingOn(followed.run)) timer ??= setTimeout(tell, pause)
  })
  return tell
}
