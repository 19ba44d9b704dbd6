import { type Catalogue, compositeType } from '../definition/catalogue.js'
import type { Port, Ports } from '../definition/port.js'
import { findPort, type NamedPort } from '../definition/sockets.js'
import type { Composite, Graph, GraphNode, PortReference } from './graph.js'
import { limits } from './limits.js'

export type Side = 'input' | 'output'

export { compositeType }

/** Where ports are looked up: the types that exist and the composites of the graph. */
export interface PortScope {
  readonly catalogue: Catalogue
  readonly composites: Graph['composites']
}

/**
 * The port of a node that a wire means: `null` where the node has none of that name, `'unknown'` where nothing is known of it (a type
 * that the catalogue does not have). A port of a composite is that of the node inside.
 */
export function lookUpPort(
  { catalogue, composites }: PortScope,
  node: GraphNode,
  side: Side,
  name: string,
): NamedPort | 'unknown' | null {
  let inner: GraphNode | undefined = node
  let port = name
  for (let depth = 0; depth <= limits.compositeDepth && inner; depth++) {
    if (inner.type !== compositeType) {
      const definition = catalogue.nodes.get(inner.type)
      return definition ? findPort(side === 'input' ? definition.inputs : definition.outputs, port) : 'unknown'
    }
    const composite = compositeOf(composites, inner)
    if (!composite) return 'unknown'
    const ports: Composite['inputs'] = side === 'input' ? composite.inputs : composite.outputs
    const reference: PortReference | undefined = Object.hasOwn(ports, port) ? ports[port] : undefined
    if (!reference) return null
    inner = nodesById(composite.nodes).get(reference[0])
    port = reference[1]
  }
  return 'unknown'
}

/** The composite that a node stands for, if the graph has it. */
export function compositeOf(composites: Graph['composites'], { composite }: GraphNode): Composite | undefined {
  return composite !== undefined && Object.hasOwn(composites, composite) ? composites[composite] : undefined
}

/** The ports that a node declares on one side; `null` where nothing is known of it. Those of a composite are the ports of nodes inside. */
export function declaredPorts(scope: PortScope, node: GraphNode, side: Side): Ports | null {
  if (node.type === compositeType) {
    const composite = compositeOf(scope.composites, node)
    if (!composite) return null
    const names = Object.keys(side === 'input' ? composite.inputs : composite.outputs)
    return Object.fromEntries(
      names.flatMap((name): [string, Port][] => {
        const found = lookUpPort(scope, node, side, name)
        return found === null || found === 'unknown' ? [] : [[name, found.port]]
      }),
    )
  }
  const definition = scope.catalogue.nodes.get(node.type)
  if (!definition) return null
  return side === 'input' ? definition.inputs : definition.outputs
}

const indices = new WeakMap<readonly GraphNode[], ReadonlyMap<string, GraphNode>>()

/** The nodes by id; made once for a list. */
export function nodesById(nodes: readonly GraphNode[]): ReadonlyMap<string, GraphNode> {
  const known = indices.get(nodes)
  if (known) return known
  const index = new Map(nodes.map((node) => [node.id, node]))
  indices.set(nodes, index)
  return index
}
