import type { JsonValue } from '../definition/json.js'
import type { AnyNode } from '../definition/node.js'
import type { Port, Ports } from '../definition/port.js'
import { isVariadic } from '../definition/sockets.js'
import type { Connection, GraphNode, PortReference } from '../graph/graph.js'
import { lookUpPort, type Side } from '../graph/ports.js'
import type { GraphDocument } from './document.js'
import { layoutNode, type NodeLayout, type Point } from './geometry.js'
import { explainKinds } from './socket.js'
import { portsInGraph } from './ports.js'
import { downstreamOf, wiringOf } from './wiring.js'

/** Free canvas between two nodes, wide enough for the shape on the wire. */
export const nodeGap = 96

/** The name under which the first port of a definition is wired. */
function firstPort(ports: Ports, fits: (port: Port) => boolean): string | null {
  for (const [name, port] of Object.entries(ports)) if (fits(port)) return isVariadic(port) ? `${name}1` : name
  return null
}

/** The input of a definition that takes what an output of this kind gives; the first that must be wired, else the first. */
export function inputFor(definition: AnyNode, from: Port): string | null {
  const fits = (port: Port) => explainKinds(from.kind, port.kind) === null || isWidening(from, port)
  return (
    firstPort(definition.inputs, (port) => fits(port) && port.isOptional !== true) ?? firstPort(definition.inputs, fits)
  )
}

/** The output of a definition that an input of this kind takes. */
export function outputFor(definition: AnyNode, to: Port): string | null {
  return firstPort(definition.outputs, (port) => explainKinds(port.kind, to.kind) === null || isWidening(port, to))
}

/** An output whose kind is that of its input may yet become what the other port takes. */
function isWidening(from: Port, to: Port): boolean {
  return from.kind !== 'layer' && from.kindOf !== undefined && to.kind !== 'layer'
}

/** The layout of a node of the open graph, whether Rete shows it already or not. */
export function layoutOf(document: GraphDocument, id: string): NodeLayout | null {
  const node = document.node(id)
  if (!node) return null
  const shown = document.editorNode(id)
  if (shown?.model === node) return shown.layout
  return layoutOutside(document, node)
}

/** The layout of a node that Rete does not show. */
export function layoutOutside(document: GraphDocument, node: GraphNode): NodeLayout {
  const ports = portsInGraph(document.toGraph(), document.catalogue, node)
  return layoutNode(document.catalogue.nodes.get(node.type) ?? null, ports, node.params, document.catalogue)
}

/**
 * Puts a new node on a wire, joined by its first fitting input and output, and makes room for it by moving what follows to the right. One step.
 * Gives the id; `null` where the node has no fitting ports.
 */
export function insertNodeOnWire(
  document: GraphDocument,
  wire: Connection,
  type: string,
  params: Readonly<Record<string, JsonValue>> = {},
): string | null {
  const definition = document.catalogue.nodes.get(type)
  const input = definition && inputFor(definition, portOf(document, wire.from, 'output'))
  const output = definition && outputFor(definition, portOf(document, wire.to, 'input'))
  if (!input || !output) return null
  return document.batch(`insert ${type}`, () => {
    const node = document.newNode(type, placeOnWire(document, wire), params)
    document.disconnect([wire])
    document.add(`add ${type}`, [node], [])
    document.connect(wire.from, [node.id, input])
    document.connect([node.id, output], wire.to)
    makeRoom(document, node.id, wire.to[0])
    return node.id
  })
}

/** The declared port; of a node of unknown type one that takes anything but layers. */
function portOf(document: GraphDocument, [id, name]: PortReference, side: Side): Port {
  const node = document.node(id)
  const scope = { catalogue: document.catalogue, composites: document.toGraph().composites }
  const found = node && lookUpPort(scope, node, side, name)
  return found && found !== 'unknown' ? found.port : { kind: 'tensor', doc: '' }
}

/** Right of the node that the wire comes from, between the heights of both. */
function placeOnWire(document: GraphDocument, { from, to }: Connection): Point {
  const source = document.node(from[0])
  const target = document.node(to[0])
  const width = layoutOf(document, from[0])?.width ?? 0
  const [x, y] = source?.position ?? [0, 0]
  return { x: x + width + nodeGap, y: (y + (target?.position[1] ?? y)) / 2 }
}

/** Moves a node and all that follows it to the right where the new node would stand on it. */
function makeRoom(document: GraphDocument, inserted: string, next: string): void {
  const node = document.node(inserted)
  const follower = document.node(next)
  const layout = layoutOf(document, inserted)
  if (!node || !follower || !layout) return
  const distance = node.position[0] + layout.width + nodeGap - follower.position[0]
  if (distance <= 0) return
  const moved = [...downstreamOf([next], wiringOf(document.toGraph().connections))].flatMap((id): [string, Point][] => {
    const position = document.node(id)?.position
    return position ? [[id, { x: position[0] + distance, y: position[1] }]] : []
  })
  document.move(new Map(moved))
}

/** Adds a node and wires it to a port: an input of it to an output, or an output of it to an input. One step. Gives the id. */
export function addWiredNode(
  document: GraphDocument,
  type: string,
  at: Point,
  port: { readonly reference: PortReference; readonly side: Side; readonly port: Port },
  params: Readonly<Record<string, JsonValue>> = {},
): string {
  return document.batch(`add ${type}`, () => {
    const id = document.addNode(type, at, params)
    const definition = document.catalogue.nodes.get(type)
    const name =
      definition && (port.side === 'output' ? inputFor(definition, port.port) : outputFor(definition, port.port))
    if (name && port.side === 'output') document.connect(port.reference, [id, name])
    else if (name) document.connect([id, name], port.reference, { isReplacing: true })
    return id
  })
}
