import { isJsonObject, type JsonValue } from '../definition/json.js'

const lineLength = 100

/** Keys under which every item or entry has lines of its own, however short: what two versions of a file differ in. */
const openKeys: ReadonlySet<string> = new Set([
  'nodes',
  'connections',
  'params',
  'composites',
  'notes',
  'meta',
  'inputs',
  'outputs',
])

/**
 * JSON with two spaces a level, in which short values without structure stand on one line: a position, a tuple, a wire, an
 * activation with its parameters. Which ones depends on the value alone, so that a change moves no other line.
 * @throws Error for a number that JSON cannot hold
 */
export function layOutJson(value: JsonValue): string {
  return layOut(value, '', null)
}

function layOut(value: JsonValue, indent: string, key: string | null): string {
  if (!isContainer(value)) return scalar(value)
  const isOpen = key === null || openKeys.has(key) || isRecord(value)
  if (!isOpen || isEmpty(value)) {
    const line = oneLine(value)
    if (indent.length + line.length <= lineLength) return line
  }
  const inner = `${indent}  `
  const lines = isJsonObject(value)
    ? Object.entries(value).map(([name, item]) => `${inner}${JSON.stringify(name)}: ${layOut(item, inner, name)}`)
    : value.map((item) => `${inner}${layOut(item, inner, '')}`)
  const [open, close] = isJsonObject(value) ? '{}' : '[]'
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`
}

/** A node, a note or a composite: something with parts that are edited one by one. */
function isRecord(value: JsonValue): boolean {
  return isJsonObject(value) && ('position' in value || 'nodes' in value)
}

function oneLine(value: JsonValue): string {
  if (!isContainer(value)) return scalar(value)
  if (!isJsonObject(value)) return `[${value.map(oneLine).join(', ')}]`
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

function scalar(value: string | number | boolean | null): string {
  if (typeof value !== 'number') return JSON.stringify(value)
  if (!Number.isFinite(value)) throw new Error(`JSON cannot hold ${value}`)
  // JSON.stringify would drop the sign, and the graph that is read back would differ.
  return Object.is(value, -0) ? '-0' : JSON.stringify(value)
}

function isContainer(value: JsonValue): value is Exclude<JsonValue, string | number | boolean | null> {
  return typeof value === 'object' && value !== null
}

function isEmpty(value: Exclude<JsonValue, string | number | boolean | null>): boolean {
  return Object.keys(value).length === 0
}
