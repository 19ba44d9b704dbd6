import type { JsonValue } from '../../src/definition/json.js'
import { type Connection, emptyGraph, type Graph, type GraphNode } from '../../src/graph/graph.js'

/** A node for tests: id, type, parameters, and what a test sets beside. */
export function node(
  id: string,
  type: string,
  params: Readonly<Record<string, JsonValue>> = {},
  more: Partial<GraphNode> = {},
): GraphNode {
  return { id, type, typeVersion: 1, position: [0, 0], params, ...more }
}

/** A wire in the form `a.y -> b.x`. */
export function wire(text: string): Connection {
  const [from = '', to = ''] = text.split(' -> ')
  return { from: portOf(from), to: portOf(to) }
}

function portOf(text: string): readonly [string, string] {
  const [id = '', port = ''] = text.split('.')
  return [id, port]
}

/** A graph of nodes and wires. */
export function graphOf(nodes: readonly GraphNode[], wires: readonly string[], seed = 1): Graph {
  return { ...emptyGraph, seed, nodes, connections: wires.map(wire) }
}
