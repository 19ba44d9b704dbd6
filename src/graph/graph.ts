import type { JsonObject, JsonValue } from '../definition/json.js'

/** The name of the format and the version that is written. */
export const formatName = 'rete-tfjs-graph'
export const formatVersion = 1

/** A node of a graph: plain data, complete with every parameter, ready for JSON and for another thread. */
export interface GraphNode {
  readonly id: string
  readonly type: string
  readonly typeVersion: number
  /** What the person calls it; absent: the label of the type. */
  readonly label?: string
  /** Canvas units of the upper left corner. */
  readonly position: readonly [x: number, y: number]
  readonly params: Readonly<Record<string, JsonValue>>
  /** The id of the node whose weights it uses: same type, same weight shapes, no chains. */
  readonly weightsOf?: string
  /** The composite that a node of type `Composite` stands for. */
  readonly composite?: string
  /** On a node of a type that the catalogue does not know: the whole node as it was read, saved again untouched. */
  readonly unknown?: JsonObject
}

/** A port of a node, as `[id, port]`. */
export type PortReference = readonly [node: string, port: string]

/** A wire. Inputs take one wire, outputs any number. */
export interface Connection {
  readonly from: PortReference
  readonly to: PortReference
}

/** A free text on the canvas. */
export interface Note {
  readonly text: string
  readonly position: readonly [x: number, y: number]
  readonly size: readonly [width: number, height: number]
}

/** A named subgraph. Its ports are ports of nodes inside. */
export interface Composite {
  readonly label: string
  readonly nodes: readonly GraphNode[]
  readonly connections: readonly Connection[]
  readonly inputs: Readonly<Record<string, PortReference>>
  readonly outputs: Readonly<Record<string, PortReference>>
  readonly notes: readonly Note[]
}

/** A graph in memory: what a file of format version 1 holds. */
export interface Graph {
  /** Keys every random stream: initial weights, shuffling, dropout. */
  readonly seed: number
  readonly nodes: readonly GraphNode[]
  readonly connections: readonly Connection[]
  readonly composites: Readonly<Record<string, Composite>>
  readonly notes: readonly Note[]
  /** Title, description, author and whatever others keep here. */
  readonly meta: JsonObject
}

export const emptyGraph: Graph = { seed: 0, nodes: [], connections: [], composites: {}, notes: [], meta: {} }

/** `conv1.y`: a port in one text, as the command line and results name it. Ids and port names hold no dot. */
export function portKey([node, port]: PortReference): string {
  return `${node}.${port}`
}
