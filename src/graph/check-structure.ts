import { isVariadic } from '../definition/sockets.js'
import { problem } from '../definition/problem.js'
import type { Connection, Graph, GraphNode, PortReference } from './graph.js'
import { portKey } from './graph.js'
import { measureNesting } from './nesting.js'
import { sortTopologically } from './order.js'
import { compositeOf, compositeType, declaredPorts, lookUpPort, type PortScope, type Side } from './ports.js'
import type { Reading } from './reading.js'
import type { Level } from './records/level.js'

/**
 * Lists what is wrong with a graph as a whole: ids that are taken, wires that lead nowhere or join at one input, cycles, composites
 * that contain themselves.
 */
export function checkStructure(reading: Reading, graph: Graph): void {
  const scope: PortScope = { catalogue: reading.catalogue, composites: graph.composites }
  const levels = Object.entries(graph.composites).map(
    ([name, composite]) => [`composites.${name}.`, composite] as const,
  )
  for (const [at, level] of [['', graph] as const, ...levels]) checkIds(reading, level, at)
  for (const [at, level] of [['', graph] as const, ...levels]) checkCompositesUsed(reading, level, at, scope)
  if (reading.problems.length > 0) return
  const nesting = measureNesting(graph)
  if (nesting.problem) {
    reading.add(nesting.problem)
    return
  }
  for (const [at, composite] of levels) checkCompositePorts(reading, scope, composite, at)
  for (const [at, level] of [['', graph] as const, ...levels]) checkWires(reading, scope, level, at)
}

function checkIds(reading: Reading, { nodes }: Level, at: string): void {
  const first = new Map<string, number>()
  for (const [index, { id }] of nodes.entries()) {
    if (reading.isFull) return
    const taken = first.get(id)
    if (taken === undefined) first.set(id, index)
    else
      refuseAt(reading, id, 'reference', `${at}nodes[${index}].id`, 'each id once', `"${id}", taken by nodes[${taken}]`)
  }
}

function checkCompositesUsed(reading: Reading, { nodes }: Level, at: string, { composites }: PortScope): void {
  const names = Object.keys(composites)
  const shown = names.length > 8 ? [...names.slice(0, 8), '...'] : names
  const expected = names.length === 0 ? 'a composite of the file, which has none' : `one of ${shown.join(', ')}`
  for (const [index, node] of nodes.entries()) {
    if (node.type !== compositeType || compositeOf(composites, node)) continue
    if (reading.isFull) return
    refuseAt(reading, node.id, 'reference', `${at}nodes[${index}].composite`, expected, `"${node.composite ?? ''}"`)
  }
}

function checkWires(reading: Reading, scope: PortScope, { nodes, connections }: Level, at: string): void {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const taken = new Map<string, number>()
  const before = reading.problems.length
  for (const [index, { from, to }] of connections.entries()) {
    if (reading.isFull) return
    const place = `${at}connections[${index}]`
    checkEnd(reading, scope, byId, 'output', from, `${place}.from`)
    checkEnd(reading, scope, byId, 'input', to, `${place}.to`)
    const other = taken.get(portKey(to))
    if (other === undefined) taken.set(portKey(to), index)
    else refuseAt(reading, to[0], 'reference', `${place}.to`, 'one wire into an input', `a second into ${portKey(to)}`)
  }
  if (reading.problems.length === before) checkCycle(reading, nodes, connections, at)
}

function checkEnd(
  reading: Reading,
  scope: PortScope,
  nodes: ReadonlyMap<string, GraphNode>,
  side: Side,
  [id, port]: PortReference,
  at: string,
): void {
  const node = nodes.get(id)
  if (!node) {
    refuseAt(reading, null, 'reference', `${at}[0]`, 'the id of a node', `"${id}"`)
    return
  }
  if (lookUpPort(scope, node, side, port) !== null) return
  const ports = declaredPorts(scope, node, side) ?? {}
  const names = Object.entries(ports).map(([name, declared]) => {
    return isVariadic(declared) ? `${name}1, ${name}2, ...` : name
  })
  const owner = node.type === compositeType ? (node.composite ?? node.type) : node.type
  const expected =
    names.length === 0 ? `no wire: ${owner} has no ${side}s` : `an ${side} of ${owner}: ${names.join(', ')}`
  refuseAt(reading, id, 'reference', `${at}[1]`, expected, `"${port}"`)
}

function checkCycle(
  reading: Reading,
  nodes: readonly GraphNode[],
  connections: readonly Connection[],
  at: string,
): void {
  const ids = nodes.map(({ id }) => id)
  const { cycle } = sortTopologically(ids, connections)
  if (cycle) refuseAt(reading, cycle[0] ?? null, 'cycle', `${at}connections`, 'no cycle', describeCycle(cycle))
}

/** `a → b → a`, cut where it is long. */
export function describeCycle(cycle: readonly string[]): string {
  const shown = cycle.length > 8 ? [...cycle.slice(0, 8), `... (${cycle.length} nodes)`] : cycle
  return [...shown, cycle[0]].join(' → ')
}

/** The ports of a composite are ports of nodes inside; an input that is wired inside cannot be wired from outside too. */
function checkCompositePorts(
  reading: Reading,
  scope: PortScope,
  { nodes, connections, inputs, outputs }: Graph['composites'][string],
  at: string,
): void {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const taken = new Set(connections.map(({ to }) => portKey(to)))
  for (const [name, reference] of Object.entries(inputs)) {
    const place = `${at}inputs.${name}`
    checkEnd(reading, scope, byId, 'input', reference, place)
    if (taken.has(portKey(reference))) {
      refuseAt(reading, null, 'reference', place, 'an input that nothing else feeds', portKey(reference))
    }
    taken.add(portKey(reference))
  }
  for (const [name, reference] of Object.entries(outputs)) {
    checkEnd(reading, scope, byId, 'output', reference, `${at}outputs.${name}`)
  }
}

function refuseAt(
  reading: Reading,
  node: string | null,
  kind: 'reference' | 'cycle',
  at: string,
  expected: string,
  received: string,
): void {
  reading.node = node
  reading.add(problem(kind, at, expected, received))
  reading.node = null
}
