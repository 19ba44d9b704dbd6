import { shallowRef, type ShallowRef } from 'vue'
import type { GraphDocument } from '../../src/editor/index.js'
import type { Graph } from '../../src/graph/graph.js'
import type { GraphReport } from '../../src/graph/report.js'

export interface Checking {
  /** What is known of the open graph; a moment behind it while somebody types. */
  readonly report: Readonly<ShallowRef<GraphReport>>
  /** Checks now what has not been checked yet. */
  flush(): GraphReport
}

/** A check that takes longer than this waits for a pause in the edits. */
const fluid = 8
const longestPause = 300

/** Checks the open graph after each change: before the next frame where that is quick, in the next pause where it is not. */
export function createChecking(document: GraphDocument, check: (graph: Graph) => GraphReport): Checking {
  let checked = document.toGraph()
  let milliseconds = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  const report = shallowRef(check(checked))

  function flush(): GraphReport {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const graph = document.toGraph()
    if (graph === checked) return report.value
    const start = performance.now()
    report.value = check(graph)
    milliseconds = performance.now() - start
    checked = graph
    return report.value
  }

  document.onChange(() => {
    const isSlow = milliseconds > fluid
    if (timer !== null && !isSlow) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(flush, isSlow ? Math.min(longestPause, milliseconds * 4) : 0)
  })

  return { report, flush }
}
