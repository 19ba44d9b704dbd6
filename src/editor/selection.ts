import type { Connection } from '../graph/graph.js'
import { Feed } from './feed.js'

/** What is selected: nodes and wires. */
export class Selection {
  private chosenNodes: ReadonlySet<string> = new Set()
  private chosenConnections: ReadonlySet<Connection> = new Set()
  private readonly changes = new Feed()

  get nodes(): ReadonlySet<string> {
    return this.chosenNodes
  }

  get connections(): ReadonlySet<Connection> {
    return this.chosenConnections
  }

  get isEmpty(): boolean {
    return this.chosenNodes.size + this.chosenConnections.size === 0
  }

  /** Selects exactly these. */
  set(nodes: Iterable<string>, connections: Iterable<Connection> = []): void {
    const next = new Set(nodes)
    const wires = new Set(connections)
    if (areSetsEqual(next, this.chosenNodes) && areSetsEqual(wires, this.chosenConnections)) return
    this.chosenNodes = next
    this.chosenConnections = wires
    this.changes.tell()
  }

  /** Selects these too. */
  add(nodes: Iterable<string>, connections: Iterable<Connection> = []): void {
    this.set([...this.chosenNodes, ...nodes], [...this.chosenConnections, ...connections])
  }

  /** Selects a node that is not selected, and the other way round. */
  toggle(id: string): void {
    const nodes = new Set(this.chosenNodes)
    if (!nodes.delete(id)) nodes.add(id)
    this.set(nodes, this.chosenConnections)
  }

  clear(): void {
    this.set([])
  }

  /** Forgets what is no longer there. */
  keep(nodes: ReadonlySet<string> | ReadonlyMap<string, unknown>, connections: ReadonlySet<Connection>): void {
    this.set(
      [...this.chosenNodes].filter((id) => nodes.has(id)),
      [...this.chosenConnections].filter((wire) => connections.has(wire)),
    )
  }

  /** Calls `listener` after each change until the returned function is called. */
  onChange(listener: () => void): () => void {
    return this.changes.listen(listener)
  }
}

function areSetsEqual<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item))
}
