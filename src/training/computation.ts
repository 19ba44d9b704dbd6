import type { Catalogue } from '../definition/catalogue.js'
import type { Graph } from '../graph/graph.js'
import { writeGraph } from '../graph/write.js'

/**
 * What a training run computes, as text: two graphs with the same text train alike. It leaves out nodes that the run does not need, what only
 * the eye sees, and the parameters of the Trainer, which may change while it goes on.
 */
export function describeComputation(
  graph: Graph,
  trainer: string,
  needed: ReadonlySet<string>,
  catalogue: Catalogue,
): string {
  // Inside a composite a node is named by its path; the composite itself by the first part.
  const ids = new Set([...needed, trainer].map((path) => path.split('/', 1)[0]!))
  const nodes = graph.nodes
    .filter(({ id }) => ids.has(id))
    .map(({ label: _label, ...node }) => ({
      ...node,
      position: [0, 0] as const,
      ...(node.id === trainer && { params: {} }),
    }))
  const connections = graph.connections.filter(({ from, to }) => ids.has(from[0]) && ids.has(to[0]))
  return writeGraph({ ...graph, nodes, connections, notes: [], meta: {} }, catalogue)
}
