import type { NodeEditor, Root } from 'rete'
import type { Catalogue } from '../definition/catalogue.js'
import { type Connection, type Graph, type GraphNode, portKey } from '../graph/graph.js'
import { EditorConnection, EditorNode, type NodeOwner, type Schemes } from './node.js'
import { portsInGraph } from './ports.js'

/** What somebody else did on the Rete editor itself, told to the document. */
export interface MirrorListener {
  /** Why this wire may not be made, having told who listens; false where it may. */
  isRefused(connection: Connection): boolean
  nodeAdded(node: GraphNode): void
  nodeRemoved(id: string): void
  connectionAdded(connection: Connection): void
  connectionRemoved(connection: Connection): void
  /** Between these calls everything is one step. */
  clearStarted(): void
  clearEnded(): void
  /** Another pipe has vetoed these. */
  vetoed(nodes: readonly GraphNode[], connections: readonly Connection[]): void
}

/**
 * Keeps a Rete editor equal to a graph. Rete's changes are asynchronous, the document's are not: the mirror follows, one difference after the
 * other, always towards the newest graph. Changes that others make on the editor go the other way.
 */
export class Mirror {
  readonly nodes = new Map<string, EditorNode>()
  private readonly connections = new Map<Connection, EditorConnection>()
  /** What the mirror itself is adding or removing at the moment. */
  private readonly own = new Set<object>()
  /** The wires and composites by which the ports were last worked out. */
  private wiring: Graph['connections'] | null = null
  private composites: Graph['composites'] | null = null
  private isWiringNew = true
  private following: Promise<void> | null = null

  private readonly editor: NodeEditor<Schemes>
  private readonly catalogue: Catalogue
  private readonly graph: () => Graph
  private readonly owner: NodeOwner
  private readonly listener: MirrorListener

  constructor(
    editor: NodeEditor<Schemes>,
    catalogue: Catalogue,
    graph: () => Graph,
    owner: NodeOwner,
    listener: MirrorListener,
  ) {
    this.editor = editor
    this.catalogue = catalogue
    this.graph = graph
    this.owner = owner
    this.listener = listener
    editor.addPipe((context) => this.receive(context))
  }

  /** Resolves when the editor shows the newest graph. */
  follow(): Promise<void> {
    return (this.following ??= this.catchUp())
  }

  /** The wire of the graph that a Rete connection stands for. */
  connectionOf(id: string): Connection | null {
    for (const [connection, shown] of this.connections) if (shown.id === id) return connection
    return null
  }

  private async catchUp(): Promise<void> {
    // A microtask, so that a batch of commands is followed once.
    await Promise.resolve()
    let shown: Graph | null = null
    while (shown !== this.graph()) {
      shown = this.graph()
      await this.removeStale(shown)
      await this.addMissing(shown)
    }
    // In the same turn as the comparison: a change after this one starts anew.
    this.following = null
  }

  private async removeStale(graph: Graph): Promise<void> {
    const wires = new Set(graph.connections)
    for (const [wire, shown] of this.connections) {
      if (wires.has(wire)) continue
      this.connections.delete(wire)
      await this.doOwn(shown, () => this.editor.removeConnection(shown.id))
    }
    const ids = new Set(graph.nodes.map((node) => node.id))
    for (const [id, shown] of this.nodes) {
      if (ids.has(id)) continue
      this.nodes.delete(id)
      await this.doOwn(shown, () => this.editor.removeNode(id))
    }
  }

  private async addMissing(graph: Graph): Promise<void> {
    const vetoedNodes: GraphNode[] = []
    const vetoedConnections: Connection[] = []
    this.isWiringNew = graph.connections !== this.wiring || graph.composites !== this.composites
    this.wiring = graph.connections
    this.composites = graph.composites
    for (const node of graph.nodes) if (!(await this.showNode(graph, node))) vetoedNodes.push(node)
    for (const wire of graph.connections) {
      if (this.connections.has(wire)) continue
      if (!(await this.showConnection(wire))) vetoedConnections.push(wire)
    }
    if (vetoedNodes.length + vetoedConnections.length > 0) this.listener.vetoed(vetoedNodes, vetoedConnections)
  }

  private async showNode(graph: Graph, node: GraphNode): Promise<boolean> {
    const shown = this.nodes.get(node.id)
    if (shown?.model === node && !this.isWiringNew) return true
    const ports = portsInGraph(graph, this.catalogue, node)
    if (shown?.model.type === node.type) {
      shown.update(node, ports)
      return true
    }
    if (shown) await this.doOwn(shown, () => this.editor.removeNode(node.id))
    const created = new EditorNode(node, this.catalogue, ports)
    created.owner = this.owner
    this.nodes.set(node.id, created)
    const isAdded = await this.doOwn(created, () => this.editor.addNode(created))
    if (!isAdded) this.nodes.delete(node.id)
    return isAdded
  }

  private async showConnection(wire: Connection): Promise<boolean> {
    const source = this.nodes.get(wire.from[0])
    const target = this.nodes.get(wire.to[0])
    if (!source?.hasOutput(wire.from[1]) || !target?.hasInput(wire.to[1])) return false
    const created = new EditorConnection(source, wire.from[1], target, wire.to[1])
    created.id = `${portKey(wire.from)}-${portKey(wire.to)}`
    this.connections.set(wire, created)
    const isAdded = await this.doOwn(created, () => this.editor.addConnection(created))
    if (!isAdded) this.connections.delete(wire)
    return isAdded
  }

  private async doOwn(thing: object, change: () => Promise<boolean>): Promise<boolean> {
    this.own.add(thing)
    try {
      return await change()
    } finally {
      this.own.delete(thing)
    }
  }

  private receive(context: Root<Schemes>): Root<Schemes> | undefined {
    if (context.type === 'clear') this.listener.clearStarted()
    else if (context.type === 'cleared' || context.type === 'clearcancelled') this.listener.clearEnded()
    else if (!this.own.has(context.data)) return this.receiveForeign(context)
    return context
  }

  private receiveForeign(context: Extract<Root<Schemes>, { data: unknown }>): Root<Schemes> | undefined {
    switch (context.type) {
      case 'nodecreated':
        this.adoptNode(context.data)
        break
      case 'noderemoved':
        if (this.nodes.delete(context.data.id)) this.listener.nodeRemoved(context.data.id)
        break
      case 'connectioncreate': {
        const wire = this.wireOf(context.data)
        if (wire && this.listener.isRefused(wire)) return undefined
        break
      }
      case 'connectioncreated':
        this.adoptConnection(context.data)
        break
      case 'connectionremoved': {
        const wire = this.connectionOf(context.data.id)
        if (wire && this.connections.delete(wire)) this.listener.connectionRemoved(wire)
        break
      }
    }
    return context
  }

  /** A node of ours joins the graph. A foreign one stays outside: it lives in the editor, not in the file. */
  private adoptNode(node: unknown): void {
    if (!(node instanceof EditorNode)) return
    node.owner = this.owner
    this.nodes.set(node.id, node)
    this.listener.nodeAdded(node.model)
  }

  private adoptConnection(shown: EditorConnection): void {
    const wire = this.wireOf(shown)
    if (!wire) return
    this.connections.set(wire, shown)
    this.listener.connectionAdded(wire)
  }

  private wireOf({ source, sourceOutput, target, targetInput }: EditorConnection): Connection | null {
    if (!this.nodes.has(source) || !this.nodes.has(target)) return null
    return { from: [source, sourceOutput], to: [target, targetInput] }
  }
}
