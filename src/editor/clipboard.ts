import { isJsonObject, type JsonObject, type JsonValue } from '../definition/json.js'
import { type Finding, problem } from '../definition/problem.js'
import { type Composite, type Connection, emptyGraph, type Graph, type GraphNode } from '../graph/graph.js'
import { nodesById } from '../graph/ports.js'
import { readGraph } from '../graph/read.js'
import { writeGraph } from '../graph/write.js'
import type { GraphDocument } from './document.js'
import { boundsOf, metrics, type Point } from './geometry.js'
import { freshId, idBaseOfCopy } from './ids.js'

/** Where a copy keeps whose weights its nodes use outside of it: a graph of its own cannot name them. */
const sharedOutside = 'weightsOf'

/**
 * These nodes with the wires between them, as the text of a graph of its own: it can be pasted here, in another page, or be saved as a file.
 * `null` where there is none of them.
 */
export function copyNodes(document: GraphDocument, ids: ReadonlySet<string>): string | null {
  const graph = document.toGraph()
  const nodes = graph.nodes.filter((node) => ids.has(node.id))
  if (nodes.length === 0) return null
  const outside: Record<string, JsonValue> = {}
  const own = nodes.map((node) => {
    if (node.weightsOf === undefined || ids.has(node.weightsOf)) return node
    outside[node.id] = node.weightsOf
    const { weightsOf: _weightsOf, ...rest } = node
    return rest
  })
  const copy: Graph = {
    ...emptyGraph,
    nodes: own,
    connections: graph.connections.filter(({ from, to }) => ids.has(from[0]) && ids.has(to[0])),
    composites: compositesOf(graph, nodes),
    meta: Object.keys(outside).length > 0 ? { [sharedOutside]: outside } : {},
  }
  return writeGraph(copy, document.catalogue)
}

/** The composites that these nodes stand for, those inside of them included. */
function compositesOf(graph: Graph, nodes: readonly GraphNode[]): Graph['composites'] {
  const used: Record<string, Composite> = {}
  const waiting = [...nodes]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const name = node.composite
    if (name === undefined || Object.hasOwn(used, name)) continue
    const composite = graph.composites[name]
    if (!composite) continue
    used[name] = composite
    waiting.push(...composite.nodes)
  }
  return used
}

/** What a paste has added, or why it has added nothing. */
export type PasteResult = { readonly ids: readonly string[] } | { readonly problem: Finding }

/**
 * Adds what a text holds as one step: nodes with the wires between them, under free ids. `place` gives where each node stands from where it
 * stood. Any text may come from a clipboard: one that is no graph is refused.
 */
export function pasteNodes(
  document: GraphDocument,
  text: string,
  place: (nodes: readonly GraphNode[]) => Point,
): PasteResult {
  const read = readGraph(text, document.catalogue)
  if (!read.graph) return { problem: read.problems[0] ?? problem('format', 'clipboard', 'nodes of a graph', 'nothing') }
  const pasted = read.graph
  if (pasted.nodes.length === 0) return { problem: problem('format', 'clipboard', 'nodes', 'a graph without nodes') }
  const { x, y } = place(pasted.nodes)
  const ids = renameAll(document, pasted.nodes)
  const composites = renameComposites(document.toGraph().composites, pasted.composites)
  const outside = pasted.meta[sharedOutside]
  const nodes = pasted.nodes.map((node): GraphNode => {
    const weightsOf = weightsAfterPaste(document, node, ids, isJsonObject(outside) ? outside : {})
    const { weightsOf: _weightsOf, ...rest } = node
    return {
      ...rest,
      id: ids.get(node.id) ?? node.id,
      position: [node.position[0] + x, node.position[1] + y],
      ...(weightsOf !== null && { weightsOf }),
      ...(node.composite !== undefined && { composite: composites.names.get(node.composite) ?? node.composite }),
    }
  })
  const rename = ([id, port]: Connection['from']) => [ids.get(id) ?? id, port] as const
  const connections = pasted.connections.map(({ from, to }) => ({ from: rename(from), to: rename(to) }))
  document.add(
    nodes.length === 1 ? 'paste a node' : `paste ${nodes.length} nodes`,
    nodes,
    connections,
    composites.added,
  )
  return { ids: nodes.map((node) => node.id) }
}

/** A free id for each node: its own where that is free. */
function renameAll(document: GraphDocument, nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  const given = new Set<string>()
  const isTaken = (id: string) => given.has(id) || document.isTaken(id)
  const ids = new Map<string, string>()
  for (const { id } of nodes) {
    const free = isTaken(id) ? freshId(idBaseOfCopy(id), isTaken) : id
    given.add(free)
    ids.set(id, free)
  }
  return ids
}

/** The owner among the pasted nodes, or one outside that is still there and still of the same type. */
function weightsAfterPaste(
  document: GraphDocument,
  node: GraphNode,
  ids: ReadonlyMap<string, string>,
  outside: JsonObject,
): string | null {
  if (node.weightsOf !== undefined) return ids.get(node.weightsOf) ?? null
  const owner = Object.hasOwn(outside, node.id) ? outside[node.id] : undefined
  if (typeof owner !== 'string') return null
  const found = nodesById(document.toGraph().nodes).get(owner)
  return found?.type === node.type && found.weightsOf === undefined ? owner : null
}

/** Composites that are there already stay shared; others of the same name come under a free one. */
function renameComposites(present: Graph['composites'], pasted: Graph['composites']) {
  const names = new Map<string, string>()
  const isTaken = (name: string) => Object.hasOwn(present, name) || [...names.values()].includes(name)
  for (const [name, composite] of Object.entries(pasted)) {
    const isSame = Object.hasOwn(present, name) && JSON.stringify(present[name]) === JSON.stringify(composite)
    names.set(name, isSame || !isTaken(name) ? name : freshId(idBaseOfCopy(name), isTaken))
  }
  const added = Object.entries(pasted).flatMap(([name, composite]): [string, Composite][] => {
    const next = names.get(name) ?? name
    return Object.hasOwn(present, next) ? [] : [[next, renameInside(composite, names)]]
  })
  return { names, added: Object.fromEntries(added) }
}

function renameInside(composite: Composite, names: ReadonlyMap<string, string>): Composite {
  const nodes = composite.nodes.map((node) =>
    node.composite === undefined ? node : { ...node, composite: names.get(node.composite) ?? node.composite },
  )
  return { ...composite, nodes }
}

/** Copies nodes to a place a little lower right, with the wires between them. Gives the new ids. */
export function duplicateNodes(document: GraphDocument, ids: ReadonlySet<string>): readonly string[] {
  const text = copyNodes(document, ids)
  if (text === null) return []
  const pasted = pasteNodes(document, text, () => ({ x: 32, y: 32 }))
  return 'ids' in pasted ? pasted.ids : []
}

/** How far nodes must be moved for their middle to come to a point, in whole units. */
export function shiftTo(nodes: readonly GraphNode[], middle: Point): Point {
  const bounds = boundsOf(nodes.map(({ position: [x, y] }) => ({ x, y, width: metrics.width, height: metrics.curve })))
  if (!bounds) return { x: 0, y: 0 }
  return {
    x: Math.round(middle.x - bounds.x - bounds.width / 2),
    y: Math.round(middle.y - bounds.y - bounds.height / 2),
  }
}
