import { ClassicPreset, type GetSchemes } from 'rete'
import type { Catalogue } from '../definition/catalogue.js'
import type { JsonValue } from '../definition/json.js'
import type { AnyNode } from '../definition/node.js'
import type { Param } from '../definition/param.js'
import type { Finding } from '../definition/problem.js'
import type { NamedPort } from '../definition/sockets.js'
import type { GraphNode } from '../graph/graph.js'
import { areJsonEqual, withParam } from './edits.js'
import { freshModel, type FreshModelOptions } from './fresh-model.js'
import { Feed } from './feed.js'
import { layoutNode, type NodeLayout } from './geometry.js'
import type { EditSession } from './history.js'
import { readParam } from './read-param.js'
import { arePortsEqual, type NodePorts, portsAlone } from './ports.js'
import { TypedSocket } from './socket.js'

/** A parameter of a node as Rete's control: what is set goes into the model of the node. */
export class ParamControl extends ClassicPreset.Control {
  readonly node: EditorNode
  readonly key: string
  readonly param: Param<unknown>

  constructor(node: EditorNode, key: string, param: Param<unknown>) {
    super()
    this.node = node
    this.key = key
    this.param = param
  }
}

/** Who has the say about the parameters of a node; a node without an owner changes itself. */
export interface NodeOwner {
  setParam(id: string, key: string, value: JsonValue, options?: { readonly session?: EditSession }): Finding | null
  cancel(session: EditSession): void
}

type Sockets = Record<string, TypedSocket>
type Controls = Record<string, ParamControl>

/**
 * A node of ours in a Rete editor: made from its definition, with all that can change in `model`. The model is immutable and replaced as a
 * whole, so that it can be compared and kept.
 */
export class EditorNode extends ClassicPreset.Node<Sockets, Sockets, Controls> {
  /** `null` for a type that the catalogue does not know, and for a composite. */
  readonly definition: AnyNode | null
  readonly catalogue: Catalogue
  owner: NodeOwner | null = null
  private current: GraphNode
  private shown: NodePorts = { inputs: [], outputs: [] }
  private layoutCache: NodeLayout | null = null
  private readonly changes = new Feed()

  constructor(model: GraphNode, catalogue: Catalogue, ports?: NodePorts) {
    const definition = catalogue.nodes.get(model.type) ?? null
    super(model.label ?? definition?.label ?? model.type)
    this.id = model.id
    this.current = model
    this.catalogue = catalogue
    this.definition = definition
    this.showPorts(ports ?? portsAlone(catalogue, model))
    for (const [key, param] of Object.entries(definition?.params ?? {})) {
      if (!param.isAdvanced) this.addControl(key, new ParamControl(this, key, param))
    }
  }

  /** A node of its own, not of a graph document: for somebody else's editor. `params` are checked; what is missing has its default. */
  static create(definition: AnyNode, catalogue: Catalogue, options: FreshModelOptions = {}): EditorNode {
    return new EditorNode(freshModel(definition, catalogue, options), catalogue)
  }

  get model(): GraphNode {
    return this.current
  }

  get params(): Readonly<Record<string, JsonValue>> {
    return this.current.params
  }

  get ports(): NodePorts {
    return this.shown
  }

  get layout(): NodeLayout {
    return (this.layoutCache ??= layoutNode(this.definition, this.shown, this.current.params, this.catalogue))
  }

  /** In canvas units, for extensions such as a minimap. */
  get width(): number {
    return this.layout.width
  }

  get height(): number {
    return this.layout.height
  }

  /** Sets a parameter, by its owner where it has one. Gives why not, with the node unchanged. */
  setParam(key: string, value: JsonValue, options: { readonly session?: EditSession } = {}): Finding | null {
    if (this.owner) return this.owner.setParam(this.id, key, value, options)
    const read = readParam(this.definition, key, value, this.catalogue)
    if (read.problem) return read.problem
    this.update(withParam(this.current, key, read.value), this.shown)
    return null
  }

  /** Takes over a new model and ports, and tells who listens. */
  update(model: GraphNode, ports: NodePorts): void {
    if (model === this.current && arePortsEqual(ports, this.shown)) return
    if (!areJsonEqual(model.params, this.current.params)) this.layoutCache = null
    this.current = model
    this.label = model.label ?? this.definition?.label ?? model.type
    this.showPorts(ports)
    this.tell()
  }

  /** Tells who listens that what the node shows has changed. */
  protected tell(): void {
    this.changes.tell()
  }

  /** Calls `listener` after each change of the model or the ports, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    return this.changes.listen(listener)
  }

  private showPorts(ports: NodePorts): void {
    if (arePortsEqual(ports, this.shown)) return
    this.layoutCache = null
    this.shown = ports
    const isShown = (list: readonly NamedPort[], key: string) => list.some((port) => port.name === key)
    for (const key of Object.keys(this.inputs)) if (!isShown(ports.inputs, key)) this.removeInput(key)
    for (const key of Object.keys(this.outputs)) if (!isShown(ports.outputs, key)) this.removeOutput(key)
    for (const { name, port } of ports.inputs) {
      if (!this.hasInput(name)) this.addInput(name, new ClassicPreset.Input(new TypedSocket(port), name))
    }
    for (const { name, port } of ports.outputs) {
      if (!this.hasOutput(name)) this.addOutput(name, new ClassicPreset.Output(new TypedSocket(port), name))
    }
  }
}

/**
 * A wire between nodes of ours. A class of its own, because with `ClassicPreset.Connection` itself a node with more members than the preset's
 * does not satisfy Rete's scheme types.
 */
export class EditorConnection<
  Source extends EditorNode = EditorNode,
  Target extends EditorNode = EditorNode,
> extends ClassicPreset.Connection<Source, Target> {}

/** The scheme of our editors. */
export type Schemes = GetSchemes<EditorNode, EditorConnection>
