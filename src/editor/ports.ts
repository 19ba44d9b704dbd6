import type { Catalogue } from '../definition/catalogue.js'
import type { Ports } from '../definition/port.js'
import { inputPorts, type NamedPort } from '../definition/sockets.js'
import type { Graph, GraphNode } from '../graph/graph.js'
import { declaredPorts, type PortScope } from '../graph/ports.js'
import { wiringOf } from './wiring.js'

/** The ports that a node shows at the moment, in the order of its definition. */
export interface NodePorts {
  readonly inputs: readonly NamedPort[]
  readonly outputs: readonly NamedPort[]
}

/**
 * The ports that a node of a graph shows. A variadic port has every name up to the last wired one and a free one after it. A node of which
 * nothing is known shows the ports that wires name.
 */
export function portsInGraph(graph: Graph, catalogue: Catalogue, node: GraphNode): NodePorts {
  const { into, from } = wiringOf(graph.connections)
  const inputs = (into.get(node.id) ?? []).map((wire) => wire.to[1])
  const outputs = (from.get(node.id) ?? []).map((wire) => wire.from[1])
  return portsOf({ catalogue, composites: graph.composites }, node, inputs, outputs)
}

/** The ports of a node that belongs to no graph, with wires at these inputs. */
export function portsAlone(catalogue: Catalogue, node: GraphNode, wiredInputs: readonly string[] = []): NodePorts {
  return portsOf({ catalogue, composites: {} }, node, wiredInputs, [])
}

function portsOf(
  scope: PortScope,
  node: GraphNode,
  wiredInputs: readonly string[],
  wiredOutputs: readonly string[],
): NodePorts {
  return {
    inputs: shownPorts(declaredPorts(scope, node, 'input'), wiredInputs),
    outputs: shownPorts(declaredPorts(scope, node, 'output'), wiredOutputs),
  }
}

function shownPorts(ports: Ports | null, wired: readonly string[]): readonly NamedPort[] {
  return ports ? inputPorts({ inputs: ports }, wired) : [...new Set(wired)].map(unknownPort)
}

function unknownPort(name: string): NamedPort {
  return { name, declared: name, port: { kind: 'tensor', doc: 'A port of a node of an unknown type.' } }
}

/** Whether two lists show the same ports. */
export function arePortsEqual(a: NodePorts, b: NodePorts): boolean {
  return areListsEqual(a.inputs, b.inputs) && areListsEqual(a.outputs, b.outputs)
}

function areListsEqual(a: readonly NamedPort[], b: readonly NamedPort[]): boolean {
  return a.length === b.length && a.every((port, index) => port.name === b[index]!.name && port.port === b[index]!.port)
}
