import type { AnyNode } from './node.js'
import type { LayerPort, Port, Ports, SocketKind } from './port.js'

const width: Readonly<Record<Exclude<SocketKind, 'layer'>, number>> = { number: 0, array: 1, tensor: 2 }

/** Whether what an output of kind `from` gives fits an input of kind `to`: a number widens to an array, an array to a tensor. */
export function doesKindFit(from: SocketKind, to: SocketKind): boolean {
  if (from === 'layer' || to === 'layer') return from === to
  return width[from] <= width[to]
}

/** A port by the name that wires use: `x2` is the second port of the variadic `x`. */
export interface NamedPort {
  readonly name: string
  /** The key in the definition. */
  readonly declared: string
  readonly port: Port
}

/** The port that a wire's name means, `null` for none. A variadic port has the names `x1`, `x2`, ... up to `x999`, never `x`. */
export function findPort(ports: Ports, name: string): NamedPort | null {
  const port = Object.hasOwn(ports, name) ? ports[name] : undefined
  if (port) return isVariadic(port) ? null : { name, declared: name, port }
  const [, declared = '', digits] = /^(.+?)([1-9]\d{0,2})$/.exec(name) ?? []
  const grown = digits !== undefined && Object.hasOwn(ports, declared) ? ports[declared] : undefined
  return grown && isVariadic(grown) ? { name, declared, port: grown } : null
}

/** The place of a grown port among its kind, from 1: 2 for `x2`. */
export function variadicIndex({ name, declared }: NamedPort): number {
  return Number(name.slice(declared.length))
}

/**
 * The inputs that a node shows, in the order of its definition: a variadic port has every name up to the last wired one, and a free
 * one after it; one that goes alongside another has as many as that has wires.
 */
export function inputPorts(
  { inputs }: { readonly inputs: Ports },
  connectedPorts: Iterable<string>,
): readonly NamedPort[] {
  const used = new Map<string, number>()
  for (const name of connectedPorts) {
    const found = findPort(inputs, name)
    if (found && found.name !== found.declared) {
      used.set(found.declared, Math.max(used.get(found.declared) ?? 0, variadicIndex(found)))
    }
  }
  return Object.entries(inputs).flatMap(([declared, port]) => {
    if (!isVariadic(port)) return [{ name: declared, declared, port }]
    const last = used.get(declared) ?? 0
    const other = alongside(port)
    const count = other === null ? Math.min(last + 1, maxVariadicPorts) : Math.max(last, used.get(other) ?? 0)
    return Array.from({ length: count }, (_, index) => ({ name: `${declared}${index + 1}`, declared, port }))
  })
}

const maxVariadicPorts = 999

/** Whether the port stands for any number of ports. */
export function isVariadic(port: Port): boolean {
  return port.isVariadic === true
}

/** The variadic port that a port goes with; `null` for none. */
export function alongside(port: Port): string | null {
  return port.kind === 'layer' ? null : (port.alongside ?? null)
}

/** Whether a layer port takes a node. A recurrent layer is one whose parameters say what it returns and in which direction it goes. */
export function doesLayerFit({ cell, params }: AnyNode, accepts: NonNullable<LayerPort['accepts']>): boolean {
  if (accepts === 'cell') return cell !== undefined
  return accepts === 'layer' || ('returnSequences' in params && 'goBackwards' in params)
}
