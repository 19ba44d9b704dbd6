import { type Finding, problem } from '../definition/problem.js'
import type { Graph } from '../graph/graph.js'
import { nodesById } from '../graph/ports.js'

/** Why a node cannot use another one's weights, as far as the graph alone can tell; shapes are the checker's. */
export function explainSharing(graph: Graph, id: string, owner: string): Finding | null {
  const nodes = nodesById(graph.nodes)
  const node = nodes.get(id)
  const other = nodes.get(owner)
  const refuse = (expected: string, received: string) => problem('weights', 'weightsOf', expected, received)
  if (!node || !other) return problem('reference', 'weightsOf', 'a node of the graph', node ? owner : id)
  if (id === owner) return refuse('another node', id)
  if (node.type !== other.type) return refuse(`a node of type ${node.type}`, `${owner} of type ${other.type}`)
  if (other.weightsOf !== undefined)
    return refuse('a node with weights of its own', `${owner}, which uses those of ${other.weightsOf}`)
  const dependent = graph.nodes.find((candidate) => candidate.weightsOf === id)
  if (dependent) return refuse('a node whose weights nobody uses', `${id}, whose weights ${dependent.id} uses`)
  return null
}

/** The nodes whose weights this one may use, for a menu. */
export function sharingCandidates(graph: Graph, id: string): readonly string[] {
  return graph.nodes
    .filter((node) => node.id !== id && explainSharing(graph, id, node.id) === null)
    .map((node) => node.id)
}
