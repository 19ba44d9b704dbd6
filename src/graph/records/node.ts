import type { JsonObject, JsonValue } from '../../definition/json.js'
import type { Catalogue } from '../../definition/catalogue.js'
import type { AnyNode } from '../../definition/node.js'
import { problem, quote } from '../../definition/problem.js'
import type { GraphNode } from '../graph.js'
import { limits } from '../limits.js'
import { migrateParams } from '../migrate.js'
import { compositeType } from '../ports.js'
import { isName, type Reading } from '../reading.js'

export const nodeKeys = ['id', 'type', 'typeVersion', 'label', 'position', 'params', 'weightsOf', 'composite'] as const

/** A node of the file, its parameters complete and in the version of the catalogue. */
export function readNode(reading: Reading, value: JsonValue, at: string): GraphNode | null {
  const given = reading.object(value, at, nodeKeys)
  if (!given) return null
  reading.node = isName(given['id']) ? given['id'] : null
  const before = reading.problems.length
  const id = reading.name(given['id'], `${at}.id`)
  const type = readType(reading, given['type'], `${at}.type`)
  const typeVersion = readTypeVersion(reading, given['typeVersion'], `${at}.typeVersion`)
  const node =
    id !== null && type !== null && typeVersion !== null
      ? { id, ...readPlace(reading, given, at), ...readKind(reading, given, at, type, typeVersion) }
      : null
  const isRead = reading.problems.length === before
  reading.node = null
  return isRead ? node : null
}

function readType(reading: Reading, value: JsonValue | undefined, at: string): string | null {
  const isType = typeof value === 'string' && value !== '' && value.length <= limits.nameCharacters
  return isType ? value : reading.refuse(at, 'the type of a node', value)
}

/** A file written by hand may leave it out: it means the first, so that a later version does not change such a file. */
function readTypeVersion(reading: Reading, value: JsonValue = 1, at: string): number | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value
  return reading.refuse(at, 'a whole number of 1 or more', value)
}

/** What a node of any type has beside its kind. */
function readPlace(
  reading: Reading,
  given: JsonObject,
  at: string,
): Pick<GraphNode, 'label' | 'position' | 'weightsOf'> {
  const { label, position = [0, 0], weightsOf } = given
  const read = {
    position: reading.pair(position, `${at}.position`) ?? ([0, 0] as const),
    label: label === undefined ? null : reading.text(label, `${at}.label`, limits.labelCharacters),
    weightsOf: weightsOf === undefined ? null : reading.name(weightsOf, `${at}.weightsOf`),
  }
  return {
    position: read.position,
    ...(read.label !== null && { label: read.label }),
    ...(read.weightsOf !== null && { weightsOf: read.weightsOf }),
  }
}

type Kind = Pick<GraphNode, 'type' | 'typeVersion' | 'params' | 'composite' | 'unknown'>

/** What depends on the type: a node of the catalogue, a composite, or a type that nobody here knows. */
function readKind(reading: Reading, given: JsonObject, at: string, type: string, typeVersion: number): Kind {
  const { params: givenParams = {} } = given
  const params = reading.object(givenParams, `${at}.params`, type === compositeType ? [] : null) ?? {}
  if (type === compositeType) {
    const composite = reading.name(given['composite'], `${at}.composite`)
    return { type, typeVersion, params, ...(composite !== null && { composite }) }
  }
  const definition = reading.catalogue.nodes.get(type)
  if (!definition) return { type, typeVersion, params, unknown: given }
  if (given['composite'] !== undefined)
    reading.refuse(`${at}.composite`, `nothing on a node of type ${type}`, given['composite'])
  if (typeVersion > definition.version) {
    const expected = `version ${definition.version} of ${type} or an older one`
    reading.add(problem('version', `${at}.typeVersion`, expected, String(typeVersion)))
    return { type, typeVersion, params }
  }
  const migrated = migrateParams(definition, typeVersion, params, `${at}.params`)
  if ('problem' in migrated) {
    reading.add(migrated.problem)
    return { type, typeVersion, params }
  }
  return {
    type,
    typeVersion: definition.version,
    params: readParams(reading, definition, migrated.params, `${at}.params`),
  }
}

/** All parameters of the node in the order of its definition, as they are written; a missing one has its default. */
function readParams(reading: Reading, definition: AnyNode, given: JsonObject, at: string): JsonObject {
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(definition.params, key))
  if (unknown !== undefined) {
    const names = Object.keys(definition.params).join(', ')
    reading.add(problem('parameter', at, names === '' ? 'no parameters' : `no others than ${names}`, quote(unknown)))
  }
  const params: Record<string, JsonValue> = {}
  for (const [key, param] of Object.entries(definition.params)) {
    const value = given[key]
    if (value === undefined) {
      params[key] = param.write(param.default)
      continue
    }
    const read = param.read(value, { at: `${at}.${key}`, catalogue: reading.catalogue })
    if (read.problem) reading.add(read.problem)
    else params[key] = param.write(read.value)
  }
  return params
}

/** The node in the order of `nodeKeys`, with every parameter: a later default must not change an old file. */
export function writeNode(node: GraphNode, catalogue: Catalogue): JsonObject {
  if (node.unknown) return writeUnknown(node, node.unknown)
  const { id, type, typeVersion, label, position, weightsOf, composite } = node
  return {
    id,
    type,
    typeVersion,
    ...(label !== undefined && { label }),
    position,
    params: writeParams(node, catalogue),
    ...(weightsOf !== undefined && { weightsOf }),
    ...(composite !== undefined && { composite }),
  }
}

function writeParams({ type, params }: GraphNode, catalogue: Catalogue): JsonObject {
  const definition = catalogue.nodes.get(type)
  if (!definition) return params
  return Object.fromEntries(
    Object.entries(definition.params).map(([key, param]) => {
      const value = params[key]
      return [key, value === undefined ? param.write(param.default) : value]
    }),
  )
}

/** As it was read, but for what can change although nobody knows the type: its name, its place, whose weights it uses. */
function writeUnknown({ id, label, position, weightsOf }: GraphNode, unknown: JsonObject): JsonObject {
  const isMoved = JSON.stringify(unknown['position'] ?? [0, 0]) !== JSON.stringify(position)
  const { label: _label, weightsOf: _weightsOf, ...rest } = unknown
  const isSame = id === unknown['id'] && label === unknown['label'] && weightsOf === unknown['weightsOf'] && !isMoved
  if (isSame) return unknown
  return {
    ...rest,
    id,
    ...(label !== undefined && { label }),
    ...(isMoved && { position }),
    ...(weightsOf !== undefined && { weightsOf }),
  }
}
