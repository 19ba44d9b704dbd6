import type { Catalogue } from '../definition/catalogue.js'
import type { AnyNode } from '../definition/node.js'
import type { Graph, PortReference } from '../graph/graph.js'
import { lookUpPort, nodesById, type Side } from '../graph/ports.js'
import { explainRefusal } from './guard.js'
import { inputFor, outputFor } from './insert.js'
import { portsInGraph } from './ports.js'
import { downstreamOf, upstreamOf, wiringOf } from './wiring.js'

/** One end of a wire that is being made. */
export interface WireEnd {
  readonly reference: PortReference
  readonly side: Side
}

/**
 * The ports to which a wire from this one can be led, in the order of the nodes; those that are wired already are among them when
 * `isReplacing`.
 */
export function candidatesFor(
  graph: Graph,
  catalogue: Catalogue,
  { reference, side }: WireEnd,
  isReplacing: boolean,
): readonly PortReference[] {
  const wiring = wiringOf(graph.connections)
  const other: Side = side === 'output' ? 'input' : 'output'
  // The nodes by which the wire would close a cycle: asked once, not once for each candidate.
  const blocked = (side === 'input' ? downstreamOf : upstreamOf)([reference[0]], wiring)
  return graph.nodes.flatMap((node): PortReference[] => {
    if (blocked.has(node.id)) return []
    const ports = portsInGraph(graph, catalogue, node)
    const names = other === 'input' ? ports.inputs : ports.outputs
    return names
      .map(({ name }): PortReference => [node.id, name])
      .filter((candidate) => {
        const wire = side === 'output' ? { from: reference, to: candidate } : { from: candidate, to: reference }
        return explainRefusal(graph, catalogue, wire, { isReplacing, isAcyclic: true }) === null
      })
  })
}

/** The nodes of the catalogue that could stand at the other end of a wire from this port, for a palette. */
export function nodesFitting(graph: Graph, catalogue: Catalogue, { reference, side }: WireEnd): readonly AnyNode[] {
  const node = nodesById(graph.nodes).get(reference[0])
  const found = node && lookUpPort({ catalogue, composites: graph.composites }, node, side, reference[1])
  if (!found || found === 'unknown') return []
  return [...catalogue.nodes.values()].filter(
    (definition) => (side === 'output' ? inputFor(definition, found.port) : outputFor(definition, found.port)) !== null,
  )
}
