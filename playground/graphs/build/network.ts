import type { JsonObject } from '../../../src/definition/json.js'
import { formatName, formatVersion, type PortReference } from '../../../src/graph/graph.js'

/** A place in rows of blocks: columns count nodes, `y` is in canvas units. */
export interface Place {
  readonly column: number
  readonly y: number
}

/** A layer before it is wired: type, id and the parameters that are not the default. */
export type Layer = readonly [type: string, id: string, params?: JsonObject]

/** Canvas units from one node to the next one in a row: the width of a node and a gap. */
const pitch = 272

/** A graph while it is written down layer by layer. */
export class Network {
  readonly #nodes: JsonObject[] = []
  readonly #connections: JsonObject[] = []

  /** Adds one node; `inputs` are the outputs that feed its ports. Gives its output `y`. */
  add([type, id, params = {}]: Layer, inputs: Readonly<Record<string, PortReference>>, place: Place): PortReference {
    this.#nodes.push({ id, type, typeVersion: 1, position: [place.column * pitch, place.y], params })
    for (const [port, from] of Object.entries(inputs)) this.#connections.push({ from: [...from], to: [id, port] })
    return [id, 'y']
  }

  /** Adds layers of one input, each fed by the one before, side by side. Gives the last output. */
  chain(from: PortReference, layers: readonly Layer[], { column, y }: Place): PortReference {
    return layers.reduce<PortReference>(
      (x, layer, index) => this.add(layer, { x }, { column: column + index, y }),
      from,
    )
  }

  /** The graph as a file holds it; parameters that are missing have their default. */
  toJson(title: string, description: string): JsonObject {
    return {
      format: formatName,
      version: formatVersion,
      seed: 42,
      nodes: this.#nodes,
      connections: this.#connections,
      composites: {},
      notes: [],
      meta: { title, description },
    }
  }
}
