import { createChecker } from '../../src/graph/check.js'
import type { Graph } from '../../src/graph/graph.js'
import type { GraphReport } from '../../src/graph/report.js'
import { graphOf, messages, type Node } from './build.js'
import { catalogue } from './catalogue.js'

/** What a new checker finds out about a graph. */
export const check = (graph: Graph): GraphReport => createChecker(catalogue).check(graph)

/** What a new checker finds out about the graph of a file that has no problems. */
export const checkOf = (nodes: readonly Node[], wires: readonly string[] = [], more: object = {}) =>
  check(graphOf(nodes, wires, more))

/** The shape of an output, by default `y`. */
export const shapeOf = (report: GraphReport, path: string, port = 'y') =>
  report.nodes.get(path)?.outputs[port]?.type?.shape

export const problemsOf = (report: GraphReport) => messages(report.problems)
