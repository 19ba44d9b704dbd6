import { ClassicPreset } from 'rete'
import type { Port, SocketKind } from '../definition/port.js'
import { doesKindFit } from '../definition/sockets.js'

const kinds: ReadonlySet<string> = new Set<SocketKind>(['number', 'array', 'tensor', 'layer'])

/** Whether a name is that of a kind of socket. */
function isSocketKind(name: string): name is SocketKind {
  return kinds.has(name)
}

/** The names that other editors give to sockets of our kinds, in lower case. */
const foreignNames: ReadonlyMap<string, SocketKind> = new Map([
  ...['num', 'float', 'double', 'int', 'integer', 'scalar'].map((name) => [name, 'number'] as const),
  ...['numbers', 'list', 'vector'].map((name) => [name, 'array'] as const),
  ...['matrix', 'ndarray'].map((name) => [name, 'tensor'] as const),
])

/**
 * What a socket carries by its name, in any case: `Number`, `float`, `array`, `vector`, `tensor`, `matrix`. `null` for any other name: nothing
 * is known then, and what arrives is judged when it arrives.
 */
export function socketKindOf({ name }: ClassicPreset.Socket): SocketKind | null {
  const lower = name.toLowerCase()
  return isSocketKind(lower) ? lower : (foreignNames.get(lower) ?? null)
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
    const kind = socketKindOf(input)
    if (kind === null) return null
    return this.isFlexible ? explainFlexible(kind) : explainKinds(this.kind, kind)
  }

  /** The question that guards ask by Rete's convention: whether a wire from here may end there. */
  isCompatibleWith(input: ClassicPreset.Socket): boolean {
    return this.explainMismatch(input) === null
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
