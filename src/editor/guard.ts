import type { Catalogue } from '../definition/catalogue.js'
import type { SocketKind } from '../definition/port.js'
import { findPort, type NamedPort } from '../definition/sockets.js'
import { type Connection, type Graph, type GraphNode, portKey, type PortReference } from '../graph/graph.js'
import { declaredPorts, type Side } from './ports.js'
import { explainFlexible, explainKinds } from './socket.js'
import { findPath, nodesById, wiringOf } from './wiring.js'

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
  if (typeof output === 'string') return refuse('unknownPort', output)
  if (typeof input === 'string') return refuse('unknownPort', input)
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
  const mismatch = explainPorts(graph, catalogue, from, output, input)
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

/** A port of a node that is there, or why there is none. `null` for a node of unknown type, of which nothing is known. */
function lookUp(graph: Graph, catalogue: Catalogue, [id, name]: PortReference, side: Side): NamedPort | null | string {
  const node = nodesById(graph.nodes).get(id)
  if (!node) return `${id}: expected a node of the graph`
  const declared = declaredPorts(node, catalogue, graph.composites)
  if (!declared) return null
  return findPort(declared[side], name) ?? `${portKey([id, name])}: expected an ${side} of ${node.type}`
}

function explainPorts(
  graph: Graph,
  catalogue: Catalogue,
  from: PortReference,
  output: NamedPort | null,
  input: NamedPort | null,
): string | null {
  if (!output || !input) return null
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
    const declared = declaredPorts(node, catalogue, graph.composites)
    const found = declared && findPort(declared.output, name)
    if (!found) return null
    if (found.port.kind === 'layer' || found.port.kindOf === undefined) return found.port.kind
    const wire = byInput.get(portKey([id, found.port.kindOf]))
    if (!wire) return null
    ;[id, name] = wire.from
  }
}
