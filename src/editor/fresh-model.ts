import type { Catalogue } from '../definition/catalogue.js'
import type { JsonValue } from '../definition/json.js'
import type { AnyNode } from '../definition/node.js'
import { defaultParams } from '../definition/param.js'
import { formatFinding } from '../definition/problem.js'
import type { GraphNode } from '../graph/graph.js'
import { freshId, idBaseOfType } from './ids.js'
import { readParam } from './read-param.js'

export interface FreshModelOptions {
  /** By default the type with a number: `elu1`. */
  readonly id?: string
  readonly params?: Readonly<Record<string, JsonValue>>
}

/** The ids that were given: in one page they stay unique whatever the number of editors. */
const usedIds = new Set<string>()

/**
 * The model of a node that belongs to no graph document. What is missing of `params` has its default.
 * @throws TypeError for a value that a parameter cannot take
 */
export function freshModel(
  definition: AnyNode,
  catalogue: Catalogue,
  { id = freshId(idBaseOfType(definition.type), (used) => usedIds.has(used)), params = {} }: FreshModelOptions = {},
): GraphNode {
  const given: Record<string, JsonValue> = {}
  for (const [key, value] of Object.entries(params)) {
    const read = readParam(definition, key, value, catalogue)
    if (read.problem) throw new TypeError(`${definition.type}: ${formatFinding(read.problem)}`)
    given[key] = read.value
  }
  usedIds.add(id)
  return {
    id,
    type: definition.type,
    typeVersion: definition.version,
    position: [0, 0],
    params: { ...defaultParams(definition.params), ...given },
  }
}
