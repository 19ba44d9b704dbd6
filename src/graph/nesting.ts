import { type Finding, problem } from '../definition/problem.js'
import type { Composite, Graph, GraphNode } from './graph.js'
import { limits } from './limits.js'
import { sortTopologically } from './order.js'
import { compositeOf, compositeType } from './ports.js'

/** The way composites stand in each other, or why they cannot be expanded. */
export type Nesting = { readonly nodes: number; readonly problem?: undefined } | { readonly problem: Finding }

interface Extent {
  /** After expansion. */
  readonly nodes: number
  readonly depth: number
}

/**
 * How many nodes a graph has once its composites are expanded. Refuses composites that contain themselves, that stand too deep in each
 * other, or that would expand to more nodes than are allowed: sixty composites of two nodes each could fill any memory.
 */
export function measureNesting({ nodes, composites }: Pick<Graph, 'nodes' | 'composites'>): Nesting {
  const names = Object.keys(composites)
  const { order, cycle } = sortTopologically(names, nestingEdges(composites))
  if (cycle) {
    const received = [...cycle, cycle[0]].join(' in ')
    return {
      problem: problem('cycle', `composites.${cycle[0] ?? ''}`, 'composites that do not contain themselves', received),
    }
  }
  const extents = new Map<Composite, Extent>()
  for (const index of order) {
    const composite = composites[names[index]!]
    if (composite) extents.set(composite, measure(composite.nodes, composites, extents))
  }
  const { nodes: count, depth } = measure(nodes, composites, extents)
  if (depth > limits.compositeDepth) {
    return { problem: problem('size', 'composites', `nesting of at most ${limits.compositeDepth}`, String(depth)) }
  }
  if (count > limits.nodes) {
    return { problem: problem('size', 'nodes', `at most ${limits.nodes} after expanding composites`, String(count)) }
  }
  return { nodes: count }
}

/** A wire from each composite to those that contain it. */
function nestingEdges(composites: Graph['composites']) {
  return Object.entries(composites).flatMap(([name, { nodes }]) => {
    const inner = new Set(nodes.flatMap((node) => (node.type === compositeType ? (node.composite ?? []) : [])))
    return [...inner].map((used) => ({ from: [used, ''] as const, to: [name, ''] as const }))
  })
}

function measure(
  nodes: readonly GraphNode[],
  composites: Graph['composites'],
  extents: ReadonlyMap<Composite, Extent>,
): Extent {
  let count = 0
  let depth = 0
  for (const node of nodes) {
    const composite = node.type === compositeType ? compositeOf(composites, node) : undefined
    const extent = composite && extents.get(composite)
    count += extent?.nodes ?? 1
    depth = Math.max(depth, (extent?.depth ?? -1) + 1)
  }
  return { nodes: count, depth }
}
