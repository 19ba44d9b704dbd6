import type { Catalogue } from '../definition/catalogue.js'
import type { SocketKind } from '../definition/port.js'
import type { NamedPort } from '../definition/sockets.js'
import { type Connection, type Graph, type GraphNode, portKey, type PortReference } from '../graph/graph.js'
import { lookUpPort, nodesById, type Side } from '../graph/ports.js'
import { explainFlexible, explainKinds } from './socket.js'
import { findPath, wiringOf } from './wiring.js'

/** The closed set of reasons for which a wire is refused. */
export type RefusalReason = 'unknownPort' | 'duplicate' | 'occupied' | 'kind' | 'cycle'

/** Why a wire was not made. */
export interface Refusal {
  readonly reason: RefusalReason
  /** `dense1.x: expected ..., received ...`, for a person. */
  readonly message: string
  readonly connection: Connection
}

export interface GuardOptions {
  /** Whether a wire that is at the input already will be taken away first. */
  readonly isReplacing?: boolean
  /** Whether the caller knows that the wire closes no cycle. */
  readonly isAcyclic?: boolean
}

/** Why this wire cannot be added to the graph; `null` where it can. Changes nothing. */
export function explainRefusal(
  graph: Graph,
  catalogue: Catalogue,
  connection: Connection,
  options: GuardOptions = {},
): Refusal | null {
  const { from, to } = connection
  const refuse = (reason: RefusalReason, message: string): Refusal => ({ reason, message, connection })
  const output = lookUp(graph, catalogue, from, 'output')
  const input = lookUp(graph, catalogue, to, 'input')
  if (output.missing !== undefined) return refuse('unknownPort', output.missing)
  if (input.missing !== undefined) return refuse('unknownPort', input.missing)
  const { byInput, from: wiresFrom } = wiringOf(graph.connections)
  const occupant = byInput.get(portKey(to))
  if (occupant && portKey(occupant.from) === portKey(from)) {
    return refuse('duplicate', `${portKey(to)}: is already wired to ${portKey(from)}`)
  }
  if (occupant && !options.isReplacing) {
    return refuse(
      'occupied',
      `${portKey(to)}: expected a free input, received a second wire beside that from ${portKey(occupant.from)}`,
    )
  }
  const mismatch = explainPorts(graph, catalogue, from, output.found, input.found)
  if (mismatch !== null) return refuse('kind', `${portKey(to)}: ${mismatch} from ${portKey(from)}`)
  if (options.isAcyclic) return null
  const cycle = findPath(to[0], from[0], (id) => (wiresFrom.get(id) ?? []).map((wire) => wire.to[0]))
  if (cycle) {
    return refuse(
      'cycle',
      `${portKey(to)}: expected a graph without cycles, received ${[from[0], ...cycle].join(' → ')}`,
    )
  }
  return null
}

/** A port of a node that is there, or why there is none; `unknown` where nothing is known of the node. */
function lookUp(
  graph: Graph,
  catalogue: Catalogue,
  [id, name]: PortReference,
  side: Side,
): { readonly found: NamedPort | 'unknown'; readonly missing?: undefined } | { readonly missing: string } {
  const node = nodesById(graph.nodes).get(id)
  if (!node) return { missing: `${id}: expected a node of the graph` }
  const found = lookUpPort({ catalogue, composites: graph.composites }, node, side, name)
  return found === null ? { missing: `${portKey([id, name])}: expected an ${side} of ${node.type}` } : { found }
}

function explainPorts(
  graph: Graph,
  catalogue: Catalogue,
  from: PortReference,
  output: NamedPort | 'unknown',
  input: NamedPort | 'unknown',
): string | null {
  if (output === 'unknown' || input === 'unknown') return null
  const kind = kindOfOutput(graph, catalogue, from)
  return kind === null ? explainFlexible(input.port.kind) : explainKinds(kind, input.port.kind)
}

/**
 * What travels out of a port: an activation's output has the kind of what is wired to it. `null` while that is not settled.
 */
export function kindOfOutput(graph: Graph, catalogue: Catalogue, reference: PortReference): SocketKind | null {
  const nodes = nodesById(graph.nodes)
  const { byInput } = wiringOf(graph.connections)
  const visited = new Set<GraphNode>()
  let [id, name] = reference
  for (;;) {
    const node = nodes.get(id)
    if (!node || visited.has(node)) return null
    visited.add(node)
    const found = lookUpPort({ catalogue, composites: graph.composites }, node, 'output', name)
    if (!found || found === 'unknown') return null
    if (found.port.kind === 'layer' || found.port.kindOf === undefined) return found.port.kind
    const wire = byInput.get(portKey([id, found.port.kindOf]))
    if (!wire) return null
    ;[id, name] = wire.from
  }
}
