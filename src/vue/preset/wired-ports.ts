import type { ForeignConnection } from '../../editor/embed/attach.js'

/** Which ports of which nodes have wires, told to the nodes that show it. */
export class WiredPorts {
  private readonly listeners = new Map<string, (wired: ReadonlySet<string>) => void>()
  private connections: () => readonly ForeignConnection[] = () => []

  /** Where the wires are asked for. */
  attach(connections: () => readonly ForeignConnection[]): void {
    this.connections = connections
  }

  /** Tells a node its wired ports (`input.x`) now and after each change, until the returned function is called. */
  follow(id: string, listener: (wired: ReadonlySet<string>) => void): () => void {
    this.listeners.set(id, listener)
    this.tell(id)
    return () => this.listeners.delete(id)
  }

  /** A wire came or went. */
  changed({ source, target }: ForeignConnection): void {
    this.tell(source)
    this.tell(target)
  }

  private tell(id: string): void {
    const listener = this.listeners.get(id)
    if (!listener) return
    const wired = new Set<string>()
    for (const { source, sourceOutput, target, targetInput } of this.connections()) {
      if (source === id) wired.add(`output.${sourceOutput}`)
      if (target === id) wired.add(`input.${targetInput}`)
    }
    listener(wired)
  }
}
