import type { Catalogue } from '../definition/catalogue.js'
import type { JsonObject } from '../definition/json.js'
import { formatName, formatVersion, type Graph } from './graph.js'
import { layOutJson } from './layout-json.js'
import { writeComposites } from './records/composite.js'
import { writeLevel } from './records/level.js'

/**
 * The text of a graph: in a fixed order, one line for each parameter and each wire, so that two versions can be compared line by
 * line. `readGraph` gives back an equal graph.
 * @throws Error for a number that JSON cannot hold
 */
export function writeGraph(graph: Graph, catalogue: Catalogue): string {
  return `${layOutJson(graphToJson(graph, catalogue))}\n`
}

/** What `writeGraph` writes, as a value: for the clipboard and for other threads. */
export function graphToJson(graph: Graph, catalogue: Catalogue): JsonObject {
  const { seed, composites, meta } = graph
  const { nodes, connections, notes } = writeLevel(graph, catalogue)
  return {
    format: formatName,
    version: formatVersion,
    seed,
    nodes,
    connections,
    composites: writeComposites(composites, catalogue),
    notes,
    meta,
  }
}
