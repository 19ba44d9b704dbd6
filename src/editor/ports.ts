import type { Catalogue } from '../definition/catalogue.js'
import type { Port, Ports } from '../definition/port.js'
import { findPort, isVariadic, type NamedPort, variadicIndex } from '../definition/sockets.js'
import type { Composite, Graph, GraphNode, PortReference } from '../graph/graph.js'

export type Side = 'input' | 'output'

/** The ports that a node shows at the moment, in the order of its definition. */
export interface NodePorts {
  readonly inputs: readonly NamedPort[]
  readonly outputs: readonly NamedPort[]
}

/** The ports that the type of a node declares; those of a composite are the ports of nodes inside. `null` for an unknown type. */
export function declaredPorts(
  node: GraphNode,
  catalogue: Catalogue,
  composites: Graph['composites'],
): Readonly<Record<Side, Ports>> | null {
  if (node.composite !== undefined) {
    const composite = Object.hasOwn(composites, node.composite) ? composites[node.composite] : undefined
    return composite ? compositePorts(composite, catalogue, composites) : null
  }
  const definition = catalogue.nodes.get(node.type)
  return definition ? { input: definition.inputs, output: definition.outputs } : null
}

function compositePorts(composite: Composite, catalogue: Catalogue, composites: Graph['composites']) {
  const collect = (side: Side, ports: Readonly<Record<string, PortReference>>): Ports =>
    Object.fromEntries(
      Object.entries(ports).flatMap(([name, [id, inner]]): [string, Port][] => {
        const node = composite.nodes.find((candidate) => candidate.id === id)
        const declared = node && declaredPorts(node, catalogue, composites)
        const found = declared && findPort(declared[side], inner)
        return found ? [[name, found.port]] : []
      }),
    )
  return { input: collect('input', composite.inputs), output: collect('output', composite.outputs) }
}

/**
 * The ports that a node shows. A variadic port has every name up to the last wired one and a free one after it. A node of an
 * unknown type shows the ports that wires name.
 */
export function portsOf(
  declared: Readonly<Record<Side, Ports>> | null,
  wiredInputs: readonly string[],
  wiredOutputs: readonly string[],
): NodePorts {
  if (!declared) return { inputs: wiredInputs.map(unknownPort), outputs: wiredOutputs.map(unknownPort) }
  return { inputs: grow(declared.input, wiredInputs), outputs: grow(declared.output, wiredOutputs) }
}

function grow(ports: Ports, wired: readonly string[]): readonly NamedPort[] {
  return Object.entries(ports).flatMap(([declared, port]) => {
    if (!isVariadic(port)) return [{ name: declared, declared, port }]
    const used = wired.flatMap((name) => {
      const found = findPort(ports, name)
      return found?.declared === declared ? [variadicIndex(found)] : []
    })
    const count = Math.max(0, ...used) + 1
    return Array.from({ length: count }, (_, index) => ({ name: `${declared}${index + 1}`, declared, port }))
  })
}

/** Nothing is known of the type, so nothing is said about what fits. */
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
