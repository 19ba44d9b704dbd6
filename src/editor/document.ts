import { countOf } from '../definition/count-of.js'
import type { JsonObject, JsonValue } from '../definition/json.js'
import { defaultParams } from '../definition/param.js'
import { type Finding, formatFinding, problem } from '../definition/problem.js'
import { type Connection, type Graph, type GraphNode, type Note, portKey, type PortReference } from '../graph/graph.js'
import {
  withAdded,
  withChanged,
  withLabel,
  withoutConnections,
  withoutNodes,
  withoutSharing,
  withParam,
  withPosition,
  withSharing,
} from './edits.js'
import type { Point } from './geometry.js'
import { explainRefusal, type Refusal } from './guard.js'
import type { EditSession } from './history.js'
import { freshId, idBaseOfType } from './ids.js'
import { OpenGraph } from './open-graph.js'
import { readParam } from './read-param.js'
import { explainSharing } from './sharing.js'
import { wiringOf } from './wiring.js'

export interface CommandOptions {
  /** Changes of one session in a row are one step to undo. */
  readonly session?: EditSession
}

/** Marks the beginning of an edit that will make several changes and be one step: a drag, a run of key presses. */
export function beginEdit(): EditSession {
  return Symbol('edit')
}

/**
 * The open graph and the only way to change it. Every command takes effect at once, is one step to undo and redo, and is told to the listeners;
 * the Rete editor follows asynchronously (`settled`).
 */
export class GraphDocument extends OpenGraph {
  /** Adds a node with its defaults and gives its id. @throws Error for an unknown type or a value that a parameter cannot take. */
  addNode(type: string, at: Point, params: Readonly<Record<string, JsonValue>> = {}): string {
    const node = this.newNode(type, at, params)
    this.commit(`add ${type}`, withAdded(this.graph, [node], []))
    return node.id
  }

  /** A node that is not in the graph yet, with an id that is free. @throws Error for an unknown type or a value that a parameter cannot take. */
  newNode(type: string, { x, y }: Point, params: Readonly<Record<string, JsonValue>> = {}): GraphNode {
    const definition = this.catalogue.nodes.get(type)
    if (!definition) throw new Error(`expected a type of the catalogue, received ${type}`)
    const given: Record<string, JsonValue> = {}
    for (const [key, value] of Object.entries(params)) {
      const read = readParam(definition, key, value, this.catalogue)
      if (read.problem) throw new Error(`${type}: ${formatFinding(read.problem)}`)
      given[key] = read.value
    }
    return {
      id: freshId(idBaseOfType(type), (id) => this.isTaken(id)),
      type,
      typeVersion: definition.version,
      position: [x, y],
      params: { ...defaultParams(definition.params), ...given },
    }
  }

  /** Puts prepared nodes, wires and composites into the graph as one step. */
  add(
    label: string,
    nodes: readonly GraphNode[],
    connections: readonly Connection[],
    composites: Graph['composites'] = {},
  ): void {
    this.commit(label, withAdded(this.graph, nodes, connections, composites))
  }

  /**
   * Makes a node one of another type. It keeps its id, place, wires and those parameters that the other type has too. @throws Error for an
   * unknown type or a value that a parameter cannot take.
   */
  replaceNode(id: string, type: string, params: Readonly<Record<string, JsonValue>> = {}): void {
    this.change(`make it ${type}`, [id], (old) => {
      const definition = this.catalogue.nodes.get(type) ?? null
      const isCommon = ([key, value]: readonly [string, JsonValue]) =>
        !readParam(definition, key, value, this.catalogue).problem
      const common = Object.fromEntries(Object.entries(old.params).filter(isCommon))
      const fresh = this.newNode(type, { x: old.position[0], y: old.position[1] }, { ...common, ...params })
      return { ...fresh, id, ...(old.label !== undefined && { label: old.label }) }
    })
  }

  /** Removes nodes with their wires. */
  removeNodes(ids: Iterable<string>): void {
    const removed = new Set(ids)
    this.commit(`remove ${count(removed.size, 'node')}`, withoutNodes(this.graph, removed))
  }

  /** Wires an output to an input. Gives why not, with every wire kept; `isReplacing` takes the wire at the input away. */
  connect(from: PortReference, to: PortReference, options: { readonly isReplacing?: boolean } = {}): Refusal | null {
    const connection: Connection = { from, to }
    const refusal = explainRefusal(this.graph, this.catalogue, connection, options)
    if (refusal) return this.tellRefusal(refusal)
    const replaced = wiringOf(this.graph.connections).byInput.get(portKey(to))
    const rest = replaced ? withoutConnections(this.graph, new Set([replaced])) : this.graph
    this.commit('connect', withAdded(rest, [], [connection]))
    return null
  }

  disconnect(connections: Iterable<Connection>): void {
    this.commit('disconnect', withoutConnections(this.graph, new Set(connections)))
  }

  /** Sets a parameter. Gives why not, with the graph unchanged. */
  setParam(id: string, key: string, value: JsonValue, { session }: CommandOptions = {}): Finding | null {
    const node = this.node(id)
    if (!node) return problem('reference', 'node', 'a node of the graph', id)
    const read = readParam(this.catalogue.nodes.get(node.type) ?? null, key, value, this.catalogue)
    if (read.problem) return read.problem
    this.change(`set ${key}`, [id], (old) => withParam(old, key, read.value), session)
    return null
  }

  /** Sets a parameter as part of the last step: what follows from that step, but was found out later. Gives why not. */
  amendParam(id: string, key: string, value: JsonValue): Finding | null {
    const node = this.node(id)
    if (!node) return problem('reference', 'node', 'a node of the graph', id)
    const read = readParam(this.catalogue.nodes.get(node.type) ?? null, key, value, this.catalogue)
    if (read.problem) return read.problem
    const after = withChanged(this.graph, new Set([id]), (old) => withParam(old, key, read.value))
    this.amend(after, `set ${key}`)
    return null
  }

  /** Names a node; an empty text gives it the name of its type. */
  setLabel(id: string, label: string): void {
    this.change('rename', [id], (node) => withLabel(node, label.trim()))
  }

  /** Moves nodes to these places. */
  move(places: ReadonlyMap<string, Point>, { session }: CommandOptions = {}): void {
    const label = `move ${count(places.size, 'node')}`
    this.change(
      label,
      places.keys(),
      (node) => {
        const place = places.get(node.id)
        return place ? withPosition(node, [place.x, place.y]) : node
      },
      session,
    )
  }

  /** Makes a node use another one's weights, or with `null` its own. Gives why not, with the graph unchanged. */
  setWeightsOf(id: string, owner: string | null): Finding | null {
    const refusal = owner === null ? null : explainSharing(this.graph, id, owner)
    if (refusal) return refusal
    this.change('share weights', [id], (node) => (owner === null ? withoutSharing(node) : withSharing(node, owner)))
    return null
  }

  /** Sets the seed of every random stream. Gives why not, with the graph unchanged. */
  setSeed(seed: number, { session }: CommandOptions = {}): Finding | null {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      return problem('parameter', 'seed', 'a whole number from 0 to 4294967295', String(seed))
    }
    if (seed !== this.graph.seed) this.commit('set the seed', { ...this.graph, seed }, 'command', session)
    return null
  }

  setNotes(notes: readonly Note[], { session }: CommandOptions = {}): void {
    this.commit('edit notes', { ...this.graph, notes }, 'command', session)
  }

  setMeta(meta: JsonObject, { session }: CommandOptions = {}): void {
    this.commit('edit the description', { ...this.graph, meta }, 'command', session)
  }

  /** Opens another graph in place of this one; that too can be undone. */
  replaceGraph(graph: Graph, label = 'open a graph'): void {
    this.commit(label, graph)
  }

  private change(
    label: string,
    ids: Iterable<string>,
    change: (node: GraphNode) => GraphNode,
    session?: EditSession,
  ): void {
    this.commit(label, withChanged(this.graph, new Set(ids), change), 'command', session)
  }
}

/** `a node`, `2 nodes`. */
const count = (number: number, noun: string) => (number === 1 ? `a ${noun}` : countOf(number, noun))
