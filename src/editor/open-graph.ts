import { NodeEditor } from 'rete'
import type { Catalogue } from '../definition/catalogue.js'
import type { JsonValue } from '../definition/json.js'
import type { Finding } from '../definition/problem.js'
import { type Connection, emptyGraph, type Graph, type GraphNode } from '../graph/graph.js'
import { nodesById } from '../graph/ports.js'
import { withAdded, withoutConnections, withoutNodes } from './edits.js'
import { Feed } from './feed.js'
import { explainRefusal, type Refusal } from './guard.js'
import { type EditSession, History } from './history.js'
import { Mirror } from './mirror.js'
import type { EditorNode, NodeOwner, Schemes } from './node.js'

/** What caused a change: a command, undo or redo, or somebody who worked on the Rete editor itself. */
export type ChangeOrigin = 'command' | 'undo' | 'redo' | 'editor'

/** One change of the open graph. What it did not touch is the same object in both graphs. */
export interface GraphChange {
  readonly graph: Graph
  readonly previous: Graph
  readonly label: string
  readonly origin: ChangeOrigin
}

export interface GraphDocumentOptions {
  readonly catalogue: Catalogue
  readonly graph?: Graph
  /** The Rete editor to keep equal to the graph; by default a new one. */
  readonly editor?: NodeEditor<Schemes>
}

/** The open graph, the steps that led to it, who listens, and the Rete editor that follows. `GraphDocument` adds the commands. */
export abstract class OpenGraph implements NodeOwner {
  readonly catalogue: Catalogue
  readonly editor: NodeEditor<Schemes>
  protected graph: Graph
  private readonly history = new History()
  private readonly mirror: Mirror
  private readonly changes = new Feed<GraphChange>()
  private readonly refusals = new Feed<Refusal>()
  /** The graph before the outermost batch that is open. */
  private batched: { readonly before: Graph; depth: number } | null = null

  constructor({ catalogue, graph = emptyGraph, editor = new NodeEditor<Schemes>() }: GraphDocumentOptions) {
    this.catalogue = catalogue
    this.editor = editor
    this.graph = graph
    this.mirror = new Mirror(editor, catalogue, () => this.graph, this, {
      isRefused: (connection) => this.tellRefusal(explainRefusal(this.graph, catalogue, connection)) !== null,
      nodeAdded: (node) => this.commit('add a node', withAdded(this.graph, [node], []), 'editor'),
      nodeRemoved: (id) => this.commit(`remove ${id}`, withoutNodes(this.graph, new Set([id])), 'editor'),
      connectionAdded: (connection) => this.commit('connect', withAdded(this.graph, [], [connection]), 'editor'),
      connectionRemoved: (connection) =>
        this.commit('disconnect', withoutConnections(this.graph, new Set([connection])), 'editor'),
      clearStarted: () => this.openBatch(),
      clearEnded: () => this.closeBatch('clear', 'editor'),
      vetoed: (nodes, connections) => this.takeBack(nodes, connections),
    })
    void this.mirror.follow()
  }

  /** The graph as plain data. Unchanged parts are the same objects from call to call. */
  toGraph(): Graph {
    return this.graph
  }

  node(id: string): GraphNode | undefined {
    return nodesById(this.graph.nodes).get(id)
  }

  /** The node as Rete shows it; absent until `settled`. */
  editorNode(id: string): EditorNode | undefined {
    return this.mirror.nodes.get(id)
  }

  /** The wire that a connection of the Rete editor stands for. */
  connectionOf(reteId: string): Connection | null {
    return this.mirror.connectionOf(reteId)
  }

  /** Resolves when the Rete editor shows the graph. */
  settled(): Promise<void> {
    return this.mirror.follow()
  }

  /** Calls `listener` after each change until the returned function is called. */
  onChange(listener: (change: GraphChange) => void): () => void {
    return this.changes.listen(listener)
  }

  /** Calls `listener` with each wire that was refused and why, until the returned function is called. */
  onRefused(listener: (refusal: Refusal) => void): () => void {
    return this.refusals.listen(listener)
  }

  /** Whether an id is in use, in the graph or by a foreign node of the Rete editor. */
  isTaken(id: string): boolean {
    return nodesById(this.graph.nodes).has(id) || this.editor.getNode(id) !== undefined
  }

  abstract setParam(
    id: string,
    key: string,
    value: JsonValue,
    options?: { readonly session?: EditSession },
  ): Finding | null

  /** Everything that `change` does is one step. What it throws takes all of it back. */
  batch<T>(label: string, change: () => T): T {
    const before = this.graph
    this.openBatch()
    try {
      return change()
    } catch (error) {
      this.graph = before
      throw error
    } finally {
      this.closeBatch(label, 'command')
    }
  }

  /** What `undo` would take back, for a menu; `null` for nothing. */
  get undoLabel(): string | null {
    return this.history.undoable?.label ?? null
  }

  get redoLabel(): string | null {
    return this.history.redoable?.label ?? null
  }

  /** Takes the last step back; false where there is none. */
  undo(): boolean {
    const step = this.history.undo()
    if (step) this.show(step.before, step.label, 'undo')
    return step !== null
  }

  redo(): boolean {
    const step = this.history.redo()
    if (step) this.show(step.after, step.label, 'redo')
    return step !== null
  }

  /** Takes back, for good, what the last step has changed in this session. */
  cancel(session: EditSession): void {
    const step = this.history.abandon(session)
    if (step) this.show(step.before, step.label, 'undo')
  }

  protected commit(
    label: string,
    after: Graph,
    origin: ChangeOrigin = 'command',
    session: EditSession | null = null,
  ): void {
    const before = this.graph
    if (after === before) return
    this.graph = after
    if (this.batched) return
    this.history.push({ label, before, after, session })
    this.tell({ graph: after, previous: before, label, origin })
  }

  private show(graph: Graph, label: string, origin: ChangeOrigin): void {
    const previous = this.graph
    this.graph = graph
    this.tell({ graph, previous, label, origin })
  }

  /** Changes the graph as part of the last step, whatever that was: what follows from it, but was found out later. */
  protected amend(after: Graph, label: string): void {
    if (after === this.graph) return
    this.history.amend(after)
    this.show(after, label, 'command')
  }

  private openBatch(): void {
    this.batched ??= { before: this.graph, depth: 0 }
    this.batched.depth++
  }

  private closeBatch(label: string, origin: ChangeOrigin): void {
    if (!this.batched || --this.batched.depth > 0) return
    const { before } = this.batched
    this.batched = null
    const after = this.graph
    this.graph = before
    this.commit(label, after, origin)
  }

  /** Another pipe of the Rete editor has refused what the graph holds already: the last step is made to have led without it. */
  private takeBack(nodes: readonly GraphNode[], connections: readonly Connection[]): void {
    const rest = withoutConnections(
      withoutNodes(this.graph, new Set(nodes.map((node) => node.id))),
      new Set(connections),
    )
    this.history.amend(rest)
    this.show(rest, 'refused by the editor', 'editor')
  }

  private tell(change: GraphChange): void {
    void this.mirror.follow()
    this.changes.tell(change)
  }

  protected tellRefusal(refusal: Refusal | null): Refusal | null {
    if (refusal) this.refusals.tell(refusal)
    return refusal
  }
}
