import type { Catalogue } from '../definition/catalogue.js'
import type { AnyNode } from '../definition/node.js'
import type { Finding, Problem } from '../definition/problem.js'
import { problem, quote } from '../definition/problem.js'
import { findPort, variadicIndex } from '../definition/sockets.js'
import { describeCycle } from '../graph/check-structure.js'
import { expandGraph, type FlatComposite, type FlatNode } from '../graph/expand.js'
import type { Connection, Graph, PortReference } from '../graph/graph.js'
import { sortTopologically } from '../graph/order.js'
import { readParamValues } from '../graph/param-values.js'

/** A wire as it arrives at a node. */
export interface IncomingWire {
  /** The name of the port: `x`, `x2`. */
  readonly port: string
  /** The port in the definition: `x`; `null` for one that the definition does not have. */
  readonly declared: string | null
  readonly from: PortReference
}

/** A node with its definition, its parameters read, and the wires that arrive at it. */
export interface WiredNode {
  readonly path: string
  /** The path of the node whose weights it uses: mostly its own. */
  readonly weightPath: string
  readonly label: string
  readonly definition: AnyNode
  readonly params: Readonly<Record<string, unknown>>
  /** Those of a variadic port in the order of its numbers. */
  readonly wires: readonly IncomingWire[]
  /** What is wrong with the node itself. */
  readonly findings: readonly Finding[]
}

/** Whether anything but layers is wired to a node. */
export function isApplied({ definition, wires }: WiredNode): boolean {
  return wires.some(({ declared }) => declared === null || definition.inputs[declared]?.kind !== 'layer')
}

/** A graph without composites, as the compiler walks it. */
export interface Wiring {
  readonly graph: Graph
  readonly composites: ReadonlyMap<string, FlatComposite>
  /** Every node after those that feed it. */
  readonly order: readonly WiredNode[]
  readonly byPath: ReadonlyMap<string, WiredNode>
  /** Where each node stands in the graph. */
  readonly place: ReadonlyMap<string, number>
  /** Why a node cannot be reached at all: its type is unknown, or it is on a cycle. */
  readonly broken: ReadonlyMap<string, Problem>
}

/** Prepares a graph for compiling, or tells why its composites cannot be expanded. */
export function wireGraph(graph: Graph, catalogue: Catalogue): Wiring | Problem {
  const expanded = expandGraph(graph)
  if ('problem' in expanded) return { ...expanded.problem, node: null }
  const { flat } = expanded
  const arriving = groupByTarget(flat.connections)
  const paths = flat.nodes.map(({ path }) => path)
  const place = new Map(paths.map((path, index) => [path, index]))
  const { order, cycle } = sortTopologically(paths, flat.connections)
  const byPath = new Map<string, WiredNode>()
  const broken = new Map<string, Problem>()
  for (const index of order) {
    const node = flat.nodes[index]!
    const wired = wireNode(node, arriving.get(node.path) ?? [], catalogue)
    const owner = flat.nodes[place.get(node.weightPath) ?? -1]
    if (wired) byPath.set(node.path, { ...wired, findings: [...wired.findings, ...checkOwner(node, owner)] })
    else broken.set(node.path, refuseType(node))
  }
  for (const path of paths) {
    if (cycle && !byPath.has(path) && !broken.has(path)) broken.set(path, refuseCycle(path, cycle))
  }
  const composites = new Map(flat.composites.map((composite) => [composite.path, composite]))
  return { graph, composites, order: [...byPath.values()], byPath, place, broken }
}

function wireNode({ path, weightPath, node }: FlatNode, arriving: readonly Connection[], catalogue: Catalogue) {
  const definition = catalogue.nodes.get(node.type)
  if (!definition) return null
  const { values, findings } = readParamValues(definition, node.params, catalogue)
  const wires = arriving.map(({ from, to: [, port] }) => ({ port, from, found: findPort(definition.inputs, port) }))
  wires.sort((a, b) => indexOf(a.found) - indexOf(b.found))
  return {
    path,
    weightPath,
    label: node.label ?? definition.label,
    definition,
    params: values,
    wires: wires.map(({ port, from, found }) => ({ port, from, declared: found?.declared ?? null })),
    findings,
  }
}

/** Weights are those of a node of the same type; their shapes are compared when they are used. */
function checkOwner({ path, weightPath, node }: FlatNode, owner: FlatNode | undefined): readonly Finding[] {
  if (weightPath === path || owner?.node.type === node.type) return []
  const received = owner ? `${owner.path} of type ${owner.node.type}` : `"${weightPath}"`
  return [problem('weights', 'weightsOf', `a node of type ${node.type}`, received)]
}

function indexOf(found: ReturnType<typeof findPort>): number {
  return found === null || found.name === found.declared ? 0 : variadicIndex(found)
}

function groupByTarget(connections: readonly Connection[]): ReadonlyMap<string, readonly Connection[]> {
  const groups = new Map<string, Connection[]>()
  for (const connection of connections) {
    const group = groups.get(connection.to[0])
    if (group) group.push(connection)
    else groups.set(connection.to[0], [connection])
  }
  return groups
}

function refuseType({ path, node }: FlatNode): Problem {
  return { ...problem('type', 'type', 'a type of the catalogue', quote(node.type)), node: path }
}

function refuseCycle(path: string, cycle: readonly string[]): Problem {
  return { ...problem('cycle', 'connections', 'no cycle', describeCycle(cycle)), node: path }
}
