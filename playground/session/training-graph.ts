import type { Catalogue } from '../../src/definition/catalogue.js'
import type { JsonValue } from '../../src/definition/json.js'
import type { Params } from '../../src/definition/param.js'
import { chosenVariant } from '../../src/editor/index.js'
import type { Graph, GraphNode } from '../../src/graph/graph.js'
import { isSameComputation } from './same-computation.js'

type JsonParams = GraphNode['params']

/** The nodes that say how losses are made small. */
export function trainersOf(graph: Graph, catalogue: Catalogue): readonly GraphNode[] {
  return graph.nodes.filter(({ type }) => catalogue.nodes.get(type)?.role === 'trainer')
}

/** The graph with other parameters of one node. */
export function withParamsOf(graph: Graph, id: string, params: JsonParams): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? { ...node, params } : node)) }
}

/** Whether two states of a graph compute the same but for the parameters of a Trainer, which may change while it runs. */
export function isSameTraining(a: Graph, b: Graph, trainer: string): boolean {
  const params = b.nodes.find(({ id }) => id === trainer)?.params
  return params !== undefined && isSameComputation(withParamsOf(a, trainer, params), b)
}

/** Where in the parameters of a node its learning rate stands, as `['optimizer', 'learningRate']`; `null` where it has none. */
export function findLearningRate(params: Params, values: JsonParams, catalogue: Catalogue): LearningRatePlace | null {
  for (const [key, param] of Object.entries(params)) {
    const value = values[key] ?? param.write(param.default)
    if (key === 'learningRate') return { path: [key], param, value }
    if (param.control.kind !== 'variant') continue
    const choice = chosenVariant(param.control, value, catalogue)
    const nested = choice && findLearningRate(choice.option.params, choice.params, catalogue)
    if (nested) return { ...nested, path: [key, ...nested.path] }
  }
  return null
}

export interface LearningRatePlace {
  readonly path: readonly string[]
  readonly param: Params[string]
  readonly value: JsonValue
}
