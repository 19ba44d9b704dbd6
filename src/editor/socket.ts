import { ClassicPreset } from 'rete'
import type { Port, SocketKind } from '../definition/port.js'
import { doesKindFit } from '../definition/sockets.js'

const kinds: ReadonlySet<string> = new Set<SocketKind>(['number', 'array', 'tensor', 'layer'])

/** Whether a name is that of a kind of socket: a foreign socket named `number` joins ours. */
export function isSocketKind(name: string): name is SocketKind {
  return kinds.has(name)
}

/** A socket that knows what travels through it. */
export class TypedSocket extends ClassicPreset.Socket {
  readonly kind: SocketKind
  /** An output whose kind is that of what is wired to an input; its own `kind` is then the widest that it can be. */
  readonly isFlexible: boolean

  constructor(port: Port) {
    super(port.kind)
    this.kind = port.kind
    this.isFlexible = port.kind !== 'layer' && port.kindOf !== undefined
  }

  /** Why what this output gives cannot go into that input; `null` where it can. */
  explainMismatch(input: ClassicPreset.Socket): string | null {
    if (!isSocketKind(input.name)) return explainNames(this.name, input.name)
    return this.isFlexible ? explainFlexible(input.name) : explainKinds(this.kind, input.name)
  }
}

/** Why an output of one kind cannot go into an input of another; `null` where it can. */
export function explainKinds(from: SocketKind, to: SocketKind): string | null {
  return doesKindFit(from, to) ? null : `expected ${expectation(to)}, received ${nouns[from]}`
}

/** The same for an output whose kind is not settled yet: number, array or tensor. */
export function explainFlexible(to: SocketKind): string | null {
  return to === 'layer' ? explainKinds('tensor', to) : null
}

function explainNames(from: string, to: string): string | null {
  return from === to ? null : `expected ${to}, received ${from}`
}

const nouns: Readonly<Record<SocketKind, string>> = {
  number: 'a number',
  array: 'an array',
  tensor: 'a tensor',
  layer: 'an unapplied layer',
}

function expectation(kind: SocketKind): string {
  if (kind === 'tensor') return 'a tensor, an array or a number'
  return kind === 'array' ? 'an array or a number' : nouns[kind]
}
