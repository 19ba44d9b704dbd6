import type { Finding } from '../definition/problem.js'
import type { Connection, Graph, GraphNode, PortReference } from './graph.js'
import { measureNesting } from './nesting.js'
import { compositeOf, compositeType, nodesById, type Side } from './ports.js'
import type { Level } from './records/level.js'

/** A node after expansion. */
export interface FlatNode {
  /** Its id, behind those of the composites that it stands in: `encoder/conv1`. Keys its random streams. */
  readonly path: string
  /** The path of the node whose weights it uses: its own unless `weightsOf` says otherwise. */
  readonly weightPath: string
  readonly node: GraphNode
}

/** A use of a composite. */
export interface FlatComposite {
  readonly path: string
  readonly node: GraphNode
  /** Where its outputs come from, by path. */
  readonly outputs: Readonly<Record<string, PortReference>>
}

/** A graph without composites: nodes and wires by path. */
export interface FlatGraph {
  readonly nodes: readonly FlatNode[]
  readonly connections: readonly Connection[]
  readonly composites: readonly FlatComposite[]
  /** Each `weightsOf` of a node or a composite, as paths. */
  readonly sharing: readonly { readonly path: string; readonly owner: string }[]
}

/**
 * Puts the nodes of composites in the place of the nodes that use them. Weights are own, or with `weightsOf` on the using node those
 * of the other use, node by node. A wire to a port that a composite does not have is left out, as is what no file can hold; a
 * composite that contains itself, or an expansion beyond the limits, is a problem.
 */
export function expandGraph(graph: Graph): { readonly flat: FlatGraph } | { readonly problem: Finding } {
  const nesting = measureNesting(graph)
  if (nesting.problem) return { problem: nesting.problem }
  const expansion = new Expansion(graph)
  expansion.addLevel(graph, '', '')
  return { flat: expansion }
}

class Expansion implements FlatGraph {
  readonly nodes: FlatNode[] = []
  readonly connections: Connection[] = []
  readonly composites: FlatComposite[] = []
  readonly sharing: { readonly path: string; readonly owner: string }[] = []
  private readonly definitions: Graph['composites']

  constructor({ composites }: Graph) {
    this.definitions = composites
  }

  /** Recursion is no deeper than composites may stand in each other. */
  addLevel({ nodes, connections }: Pick<Level, 'nodes' | 'connections'>, prefix: string, weightPrefix: string): void {
    for (const node of nodes) {
      const path = prefix + node.id
      const weightPath = weightPrefix + (node.weightsOf ?? node.id)
      if (node.weightsOf !== undefined) this.sharing.push({ path, owner: prefix + node.weightsOf })
      const composite = this.compositeOf(node)
      if (!composite) {
        this.nodes.push({ path, weightPath, node })
        continue
      }
      const outputs = Object.keys(composite.outputs).flatMap((name) => {
        const port = this.resolve(node, prefix, 'output', name)
        return port ? [[name, port] as const] : []
      })
      this.composites.push({ path, node, outputs: Object.fromEntries(outputs) })
      this.addLevel(composite, `${path}/`, `${weightPath}/`)
    }
    const byId = nodesById(nodes)
    for (const { from, to } of connections) {
      const source = this.resolve(byId.get(from[0]), prefix, 'output', from[1])
      const target = this.resolve(byId.get(to[0]), prefix, 'input', to[1])
      if (source && target) this.connections.push({ from: source, to: target })
    }
  }

  private compositeOf(node: GraphNode) {
    return node.type === compositeType ? compositeOf(this.definitions, node) : undefined
  }

  /** The port of the innermost node that a port of a node means. */
  private resolve(node: GraphNode | undefined, prefix: string, side: Side, port: string): PortReference | null {
    let inner = node
    let name = port
    let path = prefix
    while (inner) {
      const composite = this.compositeOf(inner)
      if (!composite) return [path + inner.id, name]
      const ports = side === 'input' ? composite.inputs : composite.outputs
      const reference = Object.hasOwn(ports, name) ? ports[name] : undefined
      if (!reference) return null
      path = `${path}${inner.id}/`
      inner = nodesById(composite.nodes).get(reference[0])
      name = reference[1]
    }
    return null
  }
}
