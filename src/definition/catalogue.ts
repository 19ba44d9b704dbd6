import type { AnyNode } from './node.js'

/** The type of a node that stands for a composite: what it does is in the graph, not in the catalogue. */
export const compositeType = 'Composite'

/** The nodes that a graph may use. */
export interface Catalogue {
  readonly nodes: ReadonlyMap<string, AnyNode>
  /** The entries of the activation enum, by name. */
  readonly activations: ReadonlyMap<string, AnyNode>
}

/**
 * A catalogue of these nodes.
 * @throws Error for two nodes of one type, two activations of one name, or a node of a later version without all its migrations
 */
export function createCatalogue(nodes: readonly AnyNode[]): Catalogue {
  const byType = new Map<string, AnyNode>()
  const activations = new Map<string, AnyNode>()
  for (const node of nodes) {
    if (node.type === compositeType) throw new Error(`${compositeType} is the type of composites`)
    if (byType.has(node.type)) throw new Error(`two nodes of type ${node.type}`)
    byType.set(node.type, node)
    for (let version = 1; version < node.version; version++) {
      if (!node.migrations?.[version]) throw new Error(`${node.type}: no migration from version ${version}`)
    }
    if (!node.activation) continue
    if (activations.has(node.activation.name)) throw new Error(`two activations named ${node.activation.name}`)
    activations.set(node.activation.name, node)
  }
  return { nodes: byType, activations }
}
