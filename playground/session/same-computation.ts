import type { Graph, GraphNode } from '../../src/graph/graph.js'

/** Whether two states of a graph compute the same: places, labels and descriptions aside. Parts that an edit left alone are the same objects. */
export function isSameComputation(a: Graph, b: Graph): boolean {
  if (a.seed !== b.seed || a.connections !== b.connections || a.composites !== b.composites) return false
  if (a.nodes === b.nodes) return true
  return a.nodes.length === b.nodes.length && a.nodes.every((node, index) => isSameNode(node, b.nodes[index]!))
}

function isSameNode(a: GraphNode, b: GraphNode): boolean {
  if (a === b) return true
  return (
    a.id === b.id &&
    a.type === b.type &&
    a.params === b.params &&
    a.weightsOf === b.weightsOf &&
    a.composite === b.composite
  )
}
