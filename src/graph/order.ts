import type { Connection } from './graph.js'

/** An order in which every node stands after those that feed it. */
export interface Order {
  /** Indices into the given ids. Nodes on a cycle, and those fed by one, are left out. */
  readonly order: readonly number[]
  /** The ids on one cycle, each feeding the next and the last the first, from the one given first; `null` where there is none. */
  readonly cycle: readonly string[] | null
}

/**
 * Sorts nodes topologically, without recursion and in time linear in nodes and wires. The result depends on nothing but the given
 * order. Wires between ids that are not given are ignored.
 */
export function sortTopologically(
  ids: readonly string[],
  connections: readonly Pick<Connection, 'from' | 'to'>[],
): Order {
  const edges = collectEdges(ids, connections)
  const missing = new Int32Array(ids.length)
  for (const target of edges.targets) missing[target]!++
  const order: number[] = []
  for (const [node, count] of missing.entries()) if (count === 0) order.push(node)
  // The list grows while it is walked: each node appends those that waited for it alone.
  for (const node of order) {
    for (let edge = edges.start[node]!; edge < edges.start[node + 1]!; edge++) {
      const target = edges.targets[edge]!
      missing[target]!--
      if (missing[target] === 0) order.push(target)
    }
  }
  return { order, cycle: order.length === ids.length ? null : findCycle(ids, edges, missing) }
}

/** The wires by the index of the node that they leave: those of `node` are `targets[start[node]]` up to `targets[start[node + 1]]`. */
interface Edges {
  readonly start: Int32Array
  readonly targets: Int32Array
}

function collectEdges(ids: readonly string[], connections: readonly Pick<Connection, 'from' | 'to'>[]): Edges {
  const indices = new Map(ids.map((id, index) => [id, index]))
  const pairs: number[] = []
  for (const { from, to } of connections) {
    const source = indices.get(from[0])
    const target = indices.get(to[0])
    if (source !== undefined && target !== undefined) pairs.push(source, target)
  }
  const start = new Int32Array(ids.length + 1)
  for (let pair = 0; pair < pairs.length; pair += 2) start[pairs[pair]! + 1]!++
  for (let node = 0; node < ids.length; node++) start[node + 1]! += start[node]!
  const free = start.slice()
  const targets = new Int32Array(pairs.length / 2)
  for (let pair = 0; pair < pairs.length; pair += 2) targets[free[pairs[pair]!]!++] = pairs[pair + 1]!
  return { start, targets }
}

/** Walks back from a node that was never ready: each such node is fed by another, so the walk must come round. */
function findCycle(ids: readonly string[], { start, targets }: Edges, missing: Int32Array): readonly string[] {
  const feeder = new Map<number, number>()
  for (let node = 0; node < ids.length; node++) {
    if (missing[node] === 0) continue
    for (let edge = start[node]!; edge < start[node + 1]!; edge++) feeder.set(targets[edge]!, node)
  }
  const place = new Map<number, number>()
  const walk: number[] = []
  let node = missing.findIndex((count) => count > 0)
  while (!place.has(node)) {
    place.set(node, walk.length)
    walk.push(node)
    node = feeder.get(node)!
  }
  const cycle = walk.slice(place.get(node)).reverse()
  const first = cycle.indexOf(cycle.reduce((least, index) => Math.min(least, index)))
  return [...cycle.slice(first), ...cycle.slice(0, first)].map((index) => ids[index]!)
}
