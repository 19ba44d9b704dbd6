import type { JsonValue } from '../definition/json.js'
import type { Connection, Graph, GraphNode } from '../graph/graph.js'

// Every change of a graph as a pure function: what is not touched stays the same object, so that caches by identity hold.

/** The graph with these nodes and wires added at the end, and these composites. */
export function withAdded(
  graph: Graph,
  nodes: readonly GraphNode[],
  connections: readonly Connection[],
  composites: Graph['composites'] = {},
): Graph {
  return {
    ...graph,
    composites: Object.keys(composites).length === 0 ? graph.composites : { ...graph.composites, ...composites },
    nodes: nodes.length === 0 ? graph.nodes : [...graph.nodes, ...nodes],
    connections: connections.length === 0 ? graph.connections : [...graph.connections, ...connections],
  }
}

/** Without these nodes, their wires, and the sharing of their weights: who used them has weights of its own from now on. */
export function withoutNodes(graph: Graph, ids: ReadonlySet<string>): Graph {
  const rest = graph.nodes.filter((node) => !ids.has(node.id))
  if (rest.length === graph.nodes.length) return graph
  const isKept = ({ from, to }: Connection) => !ids.has(from[0]) && !ids.has(to[0])
  const connections = graph.connections.every(isKept) ? graph.connections : graph.connections.filter(isKept)
  const nodes = rest.map((node) =>
    node.weightsOf !== undefined && ids.has(node.weightsOf) ? withoutSharing(node) : node,
  )
  return { ...graph, nodes, connections }
}

/** Without these wires. */
export function withoutConnections(graph: Graph, removed: ReadonlySet<Connection>): Graph {
  const connections = graph.connections.filter((connection) => !removed.has(connection))
  return connections.length === graph.connections.length ? graph : { ...graph, connections }
}

/** With each of these nodes changed by `change`; a node that `change` returns as it is stays the same object. */
export function withChanged(graph: Graph, ids: ReadonlySet<string>, change: (node: GraphNode) => GraphNode): Graph {
  const nodes = graph.nodes.map((node) => (ids.has(node.id) ? change(node) : node))
  return nodes.some((node, index) => node !== graph.nodes[index]) ? { ...graph, nodes } : graph
}

/** The node with one parameter changed. */
export function withParam(node: GraphNode, key: string, value: JsonValue): GraphNode {
  return areJsonEqual(node.params[key], value) ? node : { ...node, params: { ...node.params, [key]: value } }
}

/** The node under another name; without one, under that of its type. */
export function withLabel(node: GraphNode, label: string): GraphNode {
  if ((node.label ?? '') === label) return node
  const { label: _label, ...rest } = node
  return label === '' ? rest : { ...rest, label }
}

/** The node at another place. */
export function withPosition(node: GraphNode, [x, y]: GraphNode['position']): GraphNode {
  return node.position[0] === x && node.position[1] === y ? node : { ...node, position: [x, y] }
}

/** The node with the weights of another. */
export function withSharing(node: GraphNode, weightsOf: string): GraphNode {
  return node.weightsOf === weightsOf ? node : { ...node, weightsOf }
}

/** The node with weights of its own. */
export function withoutSharing(node: GraphNode): GraphNode {
  if (node.weightsOf === undefined) return node
  const { weightsOf: _weightsOf, ...rest } = node
  return rest
}

/** Equal as JSON, the order of keys aside. */
export function areJsonEqual(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== right.size) return false
  return left.every(([key, value]) => right.has(key) && areJsonEqual(value, right.get(key)))
}
