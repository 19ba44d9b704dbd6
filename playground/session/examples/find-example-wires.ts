import type { Catalogue } from '../../../src/definition/catalogue.js'
import type { AnyNode } from '../../../src/definition/node.js'
import type { Graph, PortReference } from '../../../src/graph/graph.js'

/** Where the parts of an example are found in a graph. */
export interface ExampleWires {
  /** The Trainer whose examples they are. */
  readonly trainer: string
  /** What the network says, and what would be right: what a loss or a metric compares. */
  readonly prediction: PortReference
  readonly target: PortReference
  /** What the network is given of it: the output of a data source; `null` where there is none. */
  readonly shown: PortReference | null
}

/**
 * The wires of what `figure`, a loss or a metric wired to a Trainer, compares; by default the first loss of the first Trainer. Gives why there are none.
 */
export function findExampleWires(
  graph: Graph,
  catalogue: Catalogue,
  figure: string | null = null,
): ExampleWires | { readonly refusal: string } {
  const definitionOf = (id: string) =>
    catalogue.nodes.get(graph.nodes.find((node) => node.id === id)?.type ?? '') ?? null
  const trainers = graph.nodes.filter(({ id }) => definitionOf(id)?.role === 'trainer').map(({ id }) => id)
  const figures = graph.connections.filter(({ to: [id] }) => trainers.includes(id))
  // A loss says more plainly what is learned than a metric does.
  const ordered = [...figures].sort((a, b) => Number(b.to[1].startsWith('loss')) - Number(a.to[1].startsWith('loss')))
  for (const { from, to } of ordered) {
    if (figure !== null && from[0] !== figure) continue
    const prediction = wireTo(graph, from[0], 'prediction')
    const target = wireTo(graph, from[0], 'target')
    if (prediction && target) {
      return { trainer: to[0], prediction, target, shown: findShown(graph, definitionOf, prediction) }
    }
  }
  if (trainers.length === 0) return { refusal: 'This graph has no Trainer.' }
  return { refusal: 'No loss that compares a prediction with a target is wired to the Trainer.' }
}

function wireTo(graph: Graph, id: string, port: string): PortReference | null {
  return graph.connections.find(({ to }) => to[0] === id && to[1] === port)?.from ?? null
}

/** The nearest output of a data source that something is computed from: breadth first, against the wires. */
function findShown(
  { connections }: Graph,
  definitionOf: (id: string) => AnyNode | null,
  start: PortReference,
): PortReference | null {
  const seen = new Set<string>()
  const waiting: PortReference[] = [start]
  for (const reference of waiting) {
    const [id] = reference
    if (definitionOf(id)?.source) return reference
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...connections.filter(({ to }) => to[0] === id).map(({ from }) => from))
  }
  return null
}
