import type { Catalogue } from '../../src/definition/catalogue.js'
import type { Category } from '../../src/definition/node.js'
import {
  boundsOf,
  layoutNode,
  type NodeLayout,
  type Point,
  portPlace,
  type Rectangle,
  wirePath,
} from '../../src/editor/index.js'
import { portsInGraph } from '../../src/editor/ports.js'
import type { PortReference } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import type { Side } from '../../src/graph/ports.js'

export interface Sketch {
  readonly viewBox: string
  readonly nodes: readonly (Rectangle & { readonly category: Category | 'unknown' })[]
  /** SVG paths. */
  readonly wires: readonly string[]
}

const margin = 60

/** Where the nodes and wires of a graph stand; `null` for a text that is no graph. */
export function sketchGraph(text: string, catalogue: Catalogue): Sketch | null {
  const { graph } = readGraph(text, catalogue)
  if (!graph) return null
  const layouts = new Map<string, NodeLayout & Point>()
  const nodes = graph.nodes.map((node) => {
    const definition = catalogue.nodes.get(node.type) ?? null
    const layout = layoutNode(definition, portsInGraph(graph, catalogue, node), node.params, catalogue)
    const [x, y] = node.position
    layouts.set(node.id, { ...layout, x, y })
    return { x, y, width: layout.width, height: layout.height, category: definition?.category ?? 'unknown' } as const
  })
  const place = ([id, port]: PortReference, side: Side): Point | null => {
    const layout = layouts.get(id)
    const at = layout && portPlace(layout, side, port)
    return at ? { x: layout.x + at.x, y: layout.y + at.y } : null
  }
  const wires = graph.connections.flatMap(({ from, to }) => {
    const start = place(from, 'output')
    const end = place(to, 'input')
    return start && end ? [wirePath(start, end)] : []
  })
  const { x, y, width, height } = boundsOf(nodes) ?? { x: 0, y: 0, width: 1, height: 1 }
  return { viewBox: `${x - margin} ${y - margin} ${width + 2 * margin} ${height + 2 * margin}`, nodes, wires }
}
