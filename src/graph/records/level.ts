import type { Catalogue } from '../../definition/catalogue.js'
import type { JsonObject, JsonValue } from '../../definition/json.js'
import type { Graph } from '../graph.js'
import { limits } from '../limits.js'
import type { Reading } from '../reading.js'
import { readConnection, writeConnection } from './connection.js'
import { readNode, writeNode } from './node.js'
import { readNote, writeNote } from './note.js'

/** What the graph and each of its composites hold. */
export type Level = Pick<Graph, 'nodes' | 'connections' | 'notes'>

/** Nodes, wires and notes; what is left out is empty. Whether the wires lead anywhere is asked when all composites are read. */
export function readLevel(reading: Reading, given: JsonObject, at: string): Level | null {
  const { nodes: givenNodes, connections: givenConnections = [], notes: givenNotes = [] } = given
  const place = (key: string) => (at === '' ? key : `${at}.${key}`)
  const read = <T>(
    value: JsonValue | undefined,
    key: string,
    most: number,
    readItem: (reading: Reading, value: JsonValue, at: string) => T | null,
  ): readonly T[] | null => {
    const list = reading.list(value, place(key), most)
    return list && reading.items(list, place(key), (item, itemAt) => readItem(reading, item, itemAt))
  }
  const nodes = read(givenNodes, 'nodes', limits.nodes, readNode)
  const connections = read(givenConnections, 'connections', limits.connections, readConnection)
  const notes = read(givenNotes, 'notes', limits.notes, readNote)
  return nodes && connections && notes && { nodes, connections, notes }
}

export function writeLevel(level: Level, catalogue: Catalogue) {
  return {
    nodes: level.nodes.map((node) => writeNode(node, catalogue)),
    connections: level.connections.map(writeConnection),
    notes: level.notes.map(writeNote),
  }
}
