import type { Catalogue } from '../definition/catalogue.js'
import type { JsonSchema } from '../definition/json.js'
import type { AnyNode } from '../definition/node.js'
import { formatName, formatVersion } from './graph.js'
import { limits } from './limits.js'
import { compositeType } from './ports.js'
import { graphKeys } from './read.js'
import { namePattern } from './reading.js'
import { compositeKeys } from './records/composite.js'
import { connectionKeys } from './records/connection.js'
import { nodeKeys } from './records/node.js'
import { noteKeys } from './records/note.js'

const name = { $ref: '#/$defs/name' }
const anyObject = { type: 'object' }
const list = (items: JsonSchema, maxItems: number): JsonSchema => ({ type: 'array', items, maxItems })
const text = (maxLength: number): JsonSchema => ({ type: 'string', maxLength })
const pair = (least: number): JsonSchema => {
  const item = { type: 'number', minimum: least, maximum: limits.distance }
  return { type: 'array', prefixItems: [item, item], items: false, minItems: 2 }
}

/** A record with these keys and no others. That each of `keys` has a schema is what the type says. */
function record<K extends string>(
  keys: readonly K[],
  properties: Readonly<Record<K, JsonSchema>>,
  required: readonly K[],
): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, properties[key]])),
    required,
    additionalProperties: false,
  }
}

const level = {
  nodes: list({ $ref: '#/$defs/node' }, limits.nodes),
  connections: list({ $ref: '#/$defs/connection' }, limits.connections),
  notes: list({ $ref: '#/$defs/note' }, limits.notes),
}

/**
 * The JSON Schema (draft 2020-12) of a graph over this catalogue. It describes the parameters of the types that it knows, in their
 * present version, and lets nodes of other types pass. What concerns a graph as a whole (unique ids, wires, cycles) only `readGraph`
 * can tell.
 */
export function graphSchema(catalogue: Catalogue): JsonSchema {
  const properties = {
    format: { const: formatName },
    version: { type: 'integer', minimum: 1, maximum: formatVersion },
    seed: { type: 'integer', minimum: 0, maximum: 0xffffffff, description: 'Keys every random stream.' },
    ...level,
    composites: {
      type: 'object',
      propertyNames: name,
      additionalProperties: { $ref: '#/$defs/composite' },
      maxProperties: limits.composites,
    },
    meta: anyObject,
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Graph of rete-tfjs-plugin',
    ...record(graphKeys, properties, ['format', 'version', 'nodes']),
    $defs: definitions(catalogue),
  }
}

function definitions(catalogue: Catalogue): JsonSchema {
  const ports = {
    type: 'object',
    propertyNames: name,
    additionalProperties: { $ref: '#/$defs/port' },
    maxProperties: limits.compositePorts,
  }
  const port = { type: 'array', prefixItems: [name, name], items: false, minItems: 2 }
  const note = { text: text(limits.noteCharacters), position: pair(-limits.distance), size: pair(0) }
  const composite = { label: text(limits.labelCharacters), ...level, inputs: ports, outputs: ports }
  return {
    name: {
      type: 'string',
      pattern: namePattern.source,
      maxLength: limits.nameCharacters,
      not: { enum: ['__proto__', 'constructor', 'prototype'] },
    },
    port,
    connection: record(connectionKeys, { from: { $ref: '#/$defs/port' }, to: { $ref: '#/$defs/port' } }, [
      'from',
      'to',
    ]),
    note: record(noteKeys, note, noteKeys),
    composite: record(compositeKeys, composite, ['nodes']),
    node: nodeSchema(catalogue),
  }
}

function nodeSchema(catalogue: Catalogue): JsonSchema {
  const properties = {
    id: name,
    type: { type: 'string', minLength: 1, maxLength: limits.nameCharacters },
    typeVersion: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 1 },
    label: text(limits.labelCharacters),
    position: { ...pair(-limits.distance), description: 'Canvas units of the upper left corner.' },
    params: anyObject,
    weightsOf: { ...name, description: 'The id of the node whose weights it uses.' },
    composite: name,
  }
  const composite = {
    if: { properties: { type: { const: compositeType } }, required: ['type'] },
    then: { properties: { params: { type: 'object', maxProperties: 0 } }, required: ['composite'] },
  }
  const types = [...catalogue.nodes.values()].map((node) => typeSchema(node, catalogue))
  return { ...record(nodeKeys, properties, ['id', 'type']), allOf: [composite, ...types] }
}

/** What is asked of nodes of one type: not of older versions, which have other parameters and are migrated. */
function typeSchema(node: AnyNode, catalogue: Catalogue): JsonSchema {
  const { type, version } = node
  const isPresent = {
    properties: { typeVersion: { const: version } },
    ...(version > 1 && { required: ['typeVersion'] }),
  }
  return {
    if: { properties: { type: { const: type } }, required: ['type'] },
    then: {
      properties: { typeVersion: { type: 'integer', maximum: version }, composite: false },
      if: isPresent,
      then: { properties: { params: paramsSchema(node, catalogue) } },
    },
  }
}

function paramsSchema({ params }: AnyNode, catalogue: Catalogue): JsonSchema {
  const properties = Object.entries(params).map(([key, param]): [string, JsonSchema] => [
    key,
    { description: param.doc, default: param.write(param.default), ...param.schema(catalogue) },
  ])
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
}
