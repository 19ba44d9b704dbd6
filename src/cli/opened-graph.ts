import type { Graph } from '../graph/graph.js'
import type { GraphReport } from '../graph/report.js'

/** A graph that was read from a file, with what the checker knows of it. */
export interface OpenedGraph {
  readonly path: string
  readonly graph: Graph
  readonly report: GraphReport
}
