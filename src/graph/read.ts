import type { Catalogue } from '../definition/catalogue.js'
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../definition/json.js'
import { type Problem, problem, quote } from '../definition/problem.js'
import { parseJson } from '../formats/json-text.js'
import { checkStructure } from './check-structure.js'
import { formatName, formatVersion, type Graph } from './graph.js'
import { toJsonValue } from './json-value.js'
import { limits } from './limits.js'
import { formatMigrations, migrate } from './migrate.js'
import { Reading } from './reading.js'
import { readComposites } from './records/composite.js'
import { readLevel } from './records/level.js'

/** A graph, or everything that is wrong with the text (at most 100 problems): never a part of a graph. */
export type ReadResult =
  | { readonly graph: Graph; readonly problems?: undefined }
  | { readonly problems: readonly Problem[]; readonly graph?: undefined }

export const graphKeys = ['format', 'version', 'seed', 'nodes', 'connections', 'composites', 'notes', 'meta'] as const

/**
 * The graph that a text (or a value parsed from one) holds. Never throws.
 *
 * Refused are text that is no JSON or larger than 64 MiB, unknown keys, parameters that the catalogue's definitions refuse, duplicate
 * ids, wires that lead nowhere, two wires into one input, cycles, composites that contain themselves, and more than `limits` allow. A
 * node of an unknown type is kept as it is. Older versions are migrated; a missing parameter has its default.
 */
export function readGraph(given: unknown, catalogue: Catalogue): ReadResult {
  const json = typeof given === 'string' ? parseText(given) : toJsonValue(given)
  if ('problem' in json) return { problems: [{ ...json.problem, node: null }] }
  const reading = new Reading(catalogue)
  const graph = readRoot(reading, json.value)
  if (graph && reading.problems.length === 0) checkStructure(reading, graph)
  if (graph && reading.problems.length === 0) return { graph }
  return { problems: reading.problems }
}

function parseText(text: string) {
  const parsed = parseJson(text)
  if (!parsed.ok) {
    const { path, expected, received, line, column } = parsed.problem
    const place = line === undefined ? '' : `line ${line}, column ${column ?? 1}`
    const at = path === '' || place === '' ? path + place : `${path} (${place})`
    return { problem: problem('format', at === '' ? 'the text' : at, expected, received) }
  }
  // parseJson gives nothing that JSON cannot hold; its type is wider.
  return { value: parsed.value as JsonValue }
}

function readRoot(reading: Reading, value: JsonValue): Graph | null {
  const file = reading.object(value, 'the file', null)
  if (!file) return null
  if (file['format'] !== formatName) return reading.refuse('format', quote(formatName), file['format'])
  const version = readVersion(reading, file['version'])
  if (version === null) return null
  const given = reading.object(migrate(file, version, formatVersion, formatMigrations), 'the file', graphKeys)
  if (!given || !areCountsSane(reading, given)) return null
  const { seed = 0, composites = {}, meta = {} } = given
  const read = {
    seed: readSeed(reading, seed),
    level: readLevel(reading, given, ''),
    composites: readComposites(reading, composites, 'composites'),
    meta: reading.object(meta, 'meta', null),
  }
  if (read.seed === null || !read.level || !read.composites || !read.meta) return null
  return { ...read.level, seed: read.seed, composites: read.composites, meta: read.meta }
}

/** A later version is no damage: the person needs a later program, so it has a kind of its own. */
function readVersion(reading: Reading, value: JsonValue | undefined): number | null {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    return reading.refuse('version', 'a whole number of 1 or more', value)
  }
  return value <= formatVersion ? value : reading.refuse('version', `${formatVersion} or older`, value, 'version')
}

/** Seeds are the 32 bits that key the random streams. */
function readSeed(reading: Reading, value: JsonValue): number | null {
  const isSeed = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff
  return isSeed ? value : reading.refuse('seed', 'a whole number from 0 to 4294967295', value)
}

/** Whether graph and composites together hold no more than is allowed; asked before any node is looked at. */
function areCountsSane(reading: Reading, given: JsonObject): boolean {
  const { composites = {} } = given
  const levels = [given, ...(isJsonObject(composites) ? Object.values(composites) : [])]
  for (const key of ['nodes', 'connections'] as const) {
    const count = levels.reduce<number>((sum, level) => sum + countItems(level, key), 0)
    if (count > limits[key]) reading.refuse(key, `at most ${limits[key]} in all`, count, 'size')
  }
  return reading.problems.length === 0
}

function countItems(level: JsonValue, key: string): number {
  const items = isJsonObject(level) ? level[key] : undefined
  return isJsonList(items) ? items.length : 0
}
