import type { Catalogue } from '../definition/catalogue.js'
import type { AnyNode } from '../definition/node.js'
import { type Finding, problem, quote } from '../definition/problem.js'
import type { GraphNode } from './graph.js'

/** The parameters of a node as `run` takes them, and what is wrong with them; a wrong one has its default. */
export interface ParamValues {
  readonly values: Readonly<Record<string, unknown>>
  readonly findings: readonly Finding[]
}

type Known = WeakMap<GraphNode['params'], Map<AnyNode, ParamValues>>
const knownOf = new WeakMap<Catalogue, Known>()

/** Reads parameters; once for each object, so that equal results are identical. */
export function readParamValues(definition: AnyNode, params: GraphNode['params'], catalogue: Catalogue): ParamValues {
  const known: Known = knownOf.get(catalogue) ?? new WeakMap()
  knownOf.set(catalogue, known)
  const ofParams = known.get(params) ?? new Map<AnyNode, ParamValues>()
  known.set(params, ofParams)
  const result = ofParams.get(definition) ?? read(definition, params, catalogue)
  ofParams.set(definition, result)
  return result
}

function read(definition: AnyNode, params: GraphNode['params'], catalogue: Catalogue): ParamValues {
  const values: Record<string, unknown> = {}
  const findings: Finding[] = Object.keys(params)
    .filter((key) => !Object.hasOwn(definition.params, key))
    .map((key) => problem('parameter', 'params', `parameters of ${definition.type}`, quote(key)))
  for (const [key, param] of Object.entries(definition.params)) {
    const json = params[key]
    const result = json === undefined ? { value: param.default } : param.read(json, { at: `params.${key}`, catalogue })
    if (result.problem) findings.push(result.problem)
    values[key] = result.problem ? param.default : result.value
  }
  return { values, findings }
}
