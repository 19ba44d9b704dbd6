import { isJsonList, type JsonObject, type JsonValue } from '../../definition/json.js'
import type { Connection, PortReference } from '../graph.js'
import type { Reading } from '../reading.js'

export const connectionKeys = ['from', 'to'] as const

export function readConnection(reading: Reading, value: JsonValue, at: string): Connection | null {
  const given = reading.object(value, at, connectionKeys)
  if (!given) return null
  const from = readPortReference(reading, given['from'], `${at}.from`)
  const to = readPortReference(reading, given['to'], `${at}.to`)
  return from && to && { from, to }
}

export function writeConnection({ from, to }: Connection): JsonObject {
  return { from, to }
}

/** `["conv1", "x"]`: a port of a node. Whether they exist is asked when all nodes are read. */
export function readPortReference(reading: Reading, value: JsonValue | undefined, at: string): PortReference | null {
  if (!isJsonList(value) || value.length !== 2) return reading.refuse(at, '[node, port]', value)
  const node = reading.name(value[0], `${at}[0]`)
  const port = reading.name(value[1], `${at}[1]`)
  return node !== null && port !== null ? [node, port] : null
}
