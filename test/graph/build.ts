import { formatFinding, type Problem } from '../../src/definition/problem.js'
import type { Graph } from '../../src/graph/graph.js'
import { readGraph } from '../../src/graph/read.js'
import { catalogue } from './catalogue.js'

/** A node in a file: `['dense1', 'Dense', { units: 3 }]`, and further keys. */
export type Node = readonly [id: string, type: string, params?: object, more?: object]

/** The JSON of a level: `nodes('...')` wired by `'input.y > dense.x'`. */
export function level(nodes: readonly Node[], wires: readonly string[] = []) {
  return {
    nodes: nodes.map(([id, type, params = {}, more = {}]) => ({ id, type, params, ...more })),
    connections: wires.map((wire) => {
      const [from = '', to = ''] = wire.split(' > ')
      return { from: from.split('.'), to: to.split('.') }
    }),
  }
}

/** The JSON of a file. */
export function file(nodes: readonly Node[], wires: readonly string[] = [], more: object = {}) {
  return { format: 'rete-tfjs-graph', version: 1, ...level(nodes, wires), ...more }
}

/** The graph of a file that has no problems. */
export function graphOf(nodes: readonly Node[], wires: readonly string[] = [], more: object = {}): Graph {
  return read(JSON.stringify(file(nodes, wires, more)))
}

/** @throws Error with the problems of a text that has some */
export function read(text: string): Graph {
  const result = readGraph(text, catalogue)
  if (result.graph) return result.graph
  throw new Error(messages(result.problems).join('\n'))
}

/** Why a file is refused, one message a problem; empty for one that is not. */
export function refusals(given: unknown): readonly string[] {
  const text = typeof given === 'string' ? given : JSON.stringify(given)
  return messages(readGraph(text, catalogue).problems ?? [])
}

export function messages(problems: readonly Problem[]): readonly string[] {
  return problems.map((each) => (each.node === null ? formatFinding(each) : `${each.node} | ${formatFinding(each)}`))
}
