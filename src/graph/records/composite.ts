import type { Catalogue } from '../../definition/catalogue.js'
import type { JsonObject, JsonValue } from '../../definition/json.js'
import type { Composite, Graph, PortReference } from '../graph.js'
import { limits } from '../limits.js'
import type { Reading } from '../reading.js'
import { readPortReference } from './connection.js'
import { readLevel, writeLevel } from './level.js'

export const compositeKeys = ['label', 'nodes', 'connections', 'inputs', 'outputs', 'notes'] as const

/** The named subgraphs of a file. */
export function readComposites(reading: Reading, value: JsonValue, at: string): Graph['composites'] | null {
  const given = reading.object(value, at, null)
  if (!given) return null
  const names = Object.keys(given)
  if (names.length > limits.composites) {
    return reading.refuse(at, `at most ${limits.composites} composites`, names.length, 'size')
  }
  const composites: Record<string, Composite> = {}
  for (const name of names) {
    const isRead = reading.name(name, at)
    const composite = readComposite(reading, given[name], `${at}.${name}`)
    if (isRead !== null && composite) composites[name] = composite
  }
  return composites
}

function readComposite(reading: Reading, value: JsonValue | undefined, at: string): Composite | null {
  const given = reading.object(value, at, compositeKeys)
  if (!given) return null
  const { label = '', inputs = {}, outputs = {} } = given
  const read = {
    label: reading.text(label, `${at}.label`, limits.labelCharacters),
    level: readLevel(reading, given, at),
    inputs: readPorts(reading, inputs, `${at}.inputs`),
    outputs: readPorts(reading, outputs, `${at}.outputs`),
  }
  if (read.label === null || !read.level || !read.inputs || !read.outputs) return null
  return { ...read.level, label: read.label, inputs: read.inputs, outputs: read.outputs }
}

function readPorts(reading: Reading, value: JsonValue, at: string): Composite['inputs'] | null {
  const given = reading.object(value, at, null)
  if (!given) return null
  const names = Object.keys(given)
  if (names.length > limits.compositePorts) {
    return reading.refuse(at, `at most ${limits.compositePorts} ports`, names.length, 'size')
  }
  const ports: Record<string, PortReference> = {}
  for (const name of names) {
    const isRead = reading.name(name, at)
    const reference = readPortReference(reading, given[name], `${at}.${name}`)
    if (isRead !== null && reference) ports[name] = reference
  }
  return ports
}

export function writeComposites(composites: Graph['composites'], catalogue: Catalogue): JsonObject {
  return Object.fromEntries(
    Object.entries(composites).map(([name, composite]) => [name, writeComposite(composite, catalogue)]),
  )
}

function writeComposite(composite: Composite, catalogue: Catalogue): JsonObject {
  const { label, inputs, outputs } = composite
  const { nodes, connections, notes } = writeLevel(composite, catalogue)
  return { label, nodes, connections, inputs, outputs, notes }
}
