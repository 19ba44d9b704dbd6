import { type Connection, portKey } from '../graph/graph.js'

/** The wires of a graph by where they end. */
export interface Wiring {
  readonly into: ReadonlyMap<string, readonly Connection[]>
  readonly from: ReadonlyMap<string, readonly Connection[]>
  /** By `portKey` of the input. */
  readonly byInput: ReadonlyMap<string, Connection>
}

const wirings = new WeakMap<readonly Connection[], Wiring>()

/** The wires by node and port; made once for a list. */
export function wiringOf(connections: readonly Connection[]): Wiring {
  const known = wirings.get(connections)
  if (known) return known
  const into = new Map<string, Connection[]>()
  const from = new Map<string, Connection[]>()
  const byInput = new Map<string, Connection>()
  for (const connection of connections) {
    append(into, connection.to[0], connection)
    append(from, connection.from[0], connection)
    byInput.set(portKey(connection.to), connection)
  }
  const wiring = { into, from, byInput }
  wirings.set(connections, wiring)
  return wiring
}

function append(lists: Map<string, Connection[]>, key: string, connection: Connection): void {
  const list = lists.get(key)
  if (list) list.push(connection)
  else lists.set(key, [connection])
}

/** A way along `next` from `start` to `goal`, both included; `null` for none. Linear in the wires that it passes. */
export function findPath(
  start: string,
  goal: string,
  next: (id: string) => Iterable<string>,
): readonly string[] | null {
  const reachedFrom = new Map<string, string | null>([[start, null]])
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === goal) return pathTo(goal, reachedFrom)
    for (const successor of next(id)) {
      if (reachedFrom.has(successor)) continue
      reachedFrom.set(successor, id)
      waiting.push(successor)
    }
  }
  return null
}

function pathTo(goal: string, reachedFrom: ReadonlyMap<string, string | null>): readonly string[] {
  const path: string[] = []
  for (let id: string | null = goal; id !== null; id = reachedFrom.get(id) ?? null) path.push(id)
  return path.reverse()
}

/** Every node that is reached from these along the wires, they included. */
export function downstreamOf(starts: Iterable<string>, wiring: Wiring): ReadonlySet<string> {
  return reachFrom(starts, (id) => (wiring.from.get(id) ?? []).map((wire) => wire.to[0]))
}

/** Every node from which one of these is reached along the wires, they included. */
export function upstreamOf(starts: Iterable<string>, wiring: Wiring): ReadonlySet<string> {
  return reachFrom(starts, (id) => (wiring.into.get(id) ?? []).map((wire) => wire.from[0]))
}

function reachFrom(starts: Iterable<string>, next: (id: string) => Iterable<string>): ReadonlySet<string> {
  const reached = new Set(starts)
  const waiting = [...reached]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const successor of next(id)) {
      if (reached.has(successor)) continue
      reached.add(successor)
      waiting.push(successor)
    }
  }
  return reached
}
