import type { ClassicPreset, ConnectionBase, GetSchemes, NodeBase, NodeEditor, Root } from 'rete'
import type { SocketKind } from '../../definition/port.js'
import { portsAlone } from '../ports.js'
import { explainFlexible, explainKinds, TypedSocket } from '../socket.js'
import { findPath } from '../wiring.js'
import { TfjsNode } from './tfjs-node.js'

/** A wire as Rete's classic preset makes it. */
export interface ForeignConnection extends ConnectionBase {
  readonly sourceOutput: string
  readonly targetInput: string
}

/** A node with sockets, as Rete's classic preset makes it. */
export interface ForeignNode extends NodeBase {
  readonly label: string
  readonly inputs: Readonly<Record<string, { readonly socket: ClassicPreset.Socket } | undefined>>
  readonly outputs: Readonly<Record<string, { readonly socket: ClassicPreset.Socket } | undefined>>
}

/** The least that an editor's scheme must have. */
export type ForeignSchemes = GetSchemes<ForeignNode, ForeignConnection>

/** What is asked and told while wires are made. */
export interface AttachOptions {
  /** What a foreign socket carries; `null` for unknown. */
  kindOf(socket: ClassicPreset.Socket): SocketKind | null
  refused(message: string, connection: ForeignConnection): void
}

/**
 * Watches the wires at our nodes in somebody else's editor: a wire that cannot work is refused (kinds that do not fit, a second wire into one input,
 * a cycle, on which rete-engine would wait for ever), and a node with a growing port gets its next one.
 */
export function attachTo<S extends ForeignSchemes>(editor: NodeEditor<S>, options: AttachOptions): void {
  editor.addPipe((context: Root<S>) => {
    if (context.type === 'connectioncreate') {
      const message = explainWire(editor, context.data, options)
      if (message !== null) {
        options.refused(message, context.data)
        return undefined
      }
    }
    if (context.type === 'connectioncreated' || context.type === 'connectionremoved') {
      growPorts(editor, context.data.target)
    }
    return context
  })
}

/** Why a wire at one of our nodes cannot be; `null` where it can, and for wires between foreign nodes. */
export function explainWire<S extends ForeignSchemes>(
  editor: NodeEditor<S>,
  wire: ForeignConnection,
  { kindOf }: Pick<AttachOptions, 'kindOf'>,
): string | null {
  const source = editor.getNode(wire.source)
  const target = editor.getNode(wire.target)
  if (!source || !target || !(source instanceof TfjsNode || target instanceof TfjsNode)) return null
  const at = `${target.label} (${wire.target}.${wire.targetInput})`
  const output = source.outputs[wire.sourceOutput]?.socket
  const input = target.inputs[wire.targetInput]?.socket
  const mismatch = output && input ? explainSockets(output, input, kindOf) : null
  if (mismatch !== null) return `${at}: ${mismatch} from ${wire.source}.${wire.sourceOutput}`
  const wires: readonly ForeignConnection[] = editor.getConnections()
  const isAtInput = (other: ForeignConnection) => other.target === wire.target && other.targetInput === wire.targetInput
  if (target instanceof TfjsNode && wires.some(isAtInput)) return `${at}: expected one wire, received a second`
  const cycle = findPath(wire.target, wire.source, (id) =>
    wires.flatMap((other) => (other.source === id ? [other.target] : [])),
  )
  return cycle ? `${at}: expected a graph without cycles, received ${[wire.source, ...cycle].join(' → ')}` : null
}

function explainSockets(
  output: ClassicPreset.Socket,
  input: ClassicPreset.Socket,
  kindOf: AttachOptions['kindOf'],
): string | null {
  const to = input instanceof TypedSocket ? input.kind : kindOf(input)
  const from = output instanceof TypedSocket ? output.kind : kindOf(output)
  if (to === null || from === null) return null
  return output instanceof TypedSocket && output.isFlexible ? explainFlexible(to) : explainKinds(from, to)
}

function growPorts<S extends ForeignSchemes>(editor: NodeEditor<S>, id: string): void {
  const node: unknown = editor.getNode(id)
  if (!(node instanceof TfjsNode)) return
  const wires: readonly ForeignConnection[] = editor.getConnections()
  const wired = wires.flatMap(({ target, targetInput }) => (target === id ? [targetInput] : []))
  node.update(node.model, portsAlone(node.catalogue, node.model, wired))
}

/** The label of the node that feeds an input; the name of the port where that is not known. */
export function labelAt<S extends ForeignSchemes>(editor: NodeEditor<S>, id: string, port: string): string {
  const wires: readonly ForeignConnection[] = editor.getConnections()
  const wire = wires.find(({ target, targetInput }) => target === id && targetInput === port)
  return (wire && editor.getNode(wire.source)?.label) ?? port
}
