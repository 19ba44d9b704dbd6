import type { JsonValue } from './json.js'

/** The closed set of reasons for which something does not work; the page chooses its help by them. */
export type ProblemKind =
  | 'parameter' // a parameter has a value that it cannot take
  | 'shape' // the tensors do not fit
  | 'dtype' // the elements are of the wrong type
  | 'kind' // the wire joins sockets of different kinds
  | 'missing' // a required input is not wired, a file is not there
  | 'size' // more memory than is allowed
  | 'weights' // shared weights do not fit
  | 'cycle'
  | 'reference' // a connection or weightsOf points at nothing
  | 'type' // the catalogue does not know this type of node
  | 'format' // the text is no graph
  | 'version' // a newer version than this one wrote it
  | 'run' // an operation failed while running

/** A change that would mend the problem. Ports and nodes are named as in the graph; absent `node` means the problem's node. */
export type Fix =
  | {
      readonly do: 'setParam'
      readonly label: string
      readonly param: string
      readonly value: JsonValue
      readonly node?: string
    }
  | {
      readonly do: 'insertNode'
      readonly label: string
      /** Put on the wire into this input port, joined by its own first input and output. */
      readonly port: string
      readonly type: string
      readonly params?: Readonly<Record<string, JsonValue>>
    }
  | {
      readonly do: 'replaceNode'
      readonly label: string
      /** The node becomes one of this type and keeps its wires. */
      readonly type: string
      readonly params?: Readonly<Record<string, JsonValue>>
    }
  | { readonly do: 'removeWire'; readonly label: string; readonly port: string }
  | { readonly do: 'addNode'; readonly label: string; readonly port: string; readonly type: string }

/** One thing to say about a graph. A hint stops nothing. */
export interface Finding {
  readonly severity: 'problem' | 'hint'
  readonly kind: ProblemKind
  /** The place: `nodes[3].params.units` in a file, a port or parameter of a node (`x`, `params.units`) in an open graph. */
  readonly at: string
  readonly expected: string
  readonly received: string
  readonly fixes: readonly Fix[]
}

/** A finding with the node that it is about; `null` for the graph as a whole. */
export interface Problem extends Finding {
  readonly node: string | null
}

/** Something that stops the graph. */
export function problem(
  kind: ProblemKind,
  at: string,
  expected: string,
  received: string,
  fixes: readonly Fix[] = [],
): Finding {
  return { severity: 'problem', kind, at, expected, received, fixes }
}

/** Advice that stops nothing: `expected` says what would be better, `received` what is there. */
export function hint(at: string, expected: string, received: string, fixes: readonly Fix[] = []): Finding {
  return { severity: 'hint', kind: 'parameter', at, expected, received, fixes }
}

/** Whether a finding stops the graph. */
export function isProblem(finding: Finding): boolean {
  return finding.severity === 'problem'
}

/** `at: expected ..., received ...`. */
export function formatFinding(finding: Finding): string {
  return `${finding.at}: expected ${finding.expected}, received ${finding.received}`
}

/** A problem of one node as an exception, for code that cannot go on: a file that ends early, an operation that fails. */
export class NodeError extends Error {
  override readonly name = 'NodeError'
  readonly problem: Problem

  constructor(node: string | null, finding: Finding, options?: ErrorOptions) {
    super(`${node ?? 'graph'}: ${formatFinding(finding)}`, options)
    this.problem = { ...finding, node }
  }
}

const quotedLength = 60

/** A received value as it stands in a message: JSON, cut at a sane length. */
export function quote(value: unknown): string {
  let text: string | undefined
  try {
    text = typeof value === 'number' && !Number.isFinite(value) ? String(value) : JSON.stringify(value)
  } catch {
    text = Object.prototype.toString.call(value)
  }
  text ??= String(value)
  return text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text
}
