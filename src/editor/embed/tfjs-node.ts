import type { JsonValue } from '../../definition/json.js'
import type { AnyNode } from '../../definition/node.js'
import { NodeError, problem, type Finding } from '../../definition/problem.js'
import type { Summary } from '../../definition/summary.js'
import type { GraphNode } from '../../graph/graph.js'
import type { EditSession } from '../history.js'
import { EditorNode } from '../node.js'
import { type ComputeContext, computeNode } from './compute.js'
import type { NodeInputs } from './inputs.js'
import type { PlainValue } from './value.js'

/** What came of a node's last `data`. */
export interface NodeOutcome {
  readonly status: 'idle' | 'running' | 'done' | 'failed'
  readonly milliseconds?: number
  readonly error?: string
  /** What a view node shows. */
  readonly summary: Summary | null
}

/** What a node in somebody else's editor belongs to. */
export interface TfjsNodeHost extends ComputeContext {
  /** A parameter has changed. */
  changed(node: TfjsNode): void
}

/** A node of ours in somebody else's Rete editor. It implements the `data` that rete-engine's `DataflowEngine` calls. */
export class TfjsNode extends EditorNode {
  private readonly host: TfjsNodeHost
  private last: NodeOutcome = { status: 'idle', summary: null }
  private running = 0
  private editing: { readonly session: EditSession; readonly before: GraphNode } | null = null

  constructor(model: GraphNode, host: TfjsNodeHost) {
    super(model, host.catalogue)
    this.host = host
  }

  /** What came of the last `data`; `subscribe` tells of a new one. */
  get outcome(): NodeOutcome {
    return this.last
  }

  /**
   * What the node makes of plain values: numbers, arrays of numbers, typed arrays, tensors `{ dtype, shape, data }`. The result of an activation has
   * the form of what it was given. A view gives nothing; what it shows is in `outcome`.
   * @throws NodeError with the node's id and what was expected and received
   */
  async data(inputs: NodeInputs = {}): Promise<Record<string, PlainValue>> {
    const run = ++this.running
    const start = performance.now()
    this.conclude(run, { ...this.last, status: 'running' })
    try {
      const { outputs, summary } = await computeNode(this.knownDefinition(), this.model, inputs, this.host)
      this.conclude(run, { status: 'done', milliseconds: performance.now() - start, summary })
      return { ...outputs }
    } catch (error) {
      this.conclude(run, {
        status: 'failed',
        error: error instanceof Error ? error.message : String(error),
        summary: null,
      })
      throw error
    }
  }

  override setParam(key: string, value: JsonValue, options: { readonly session?: EditSession } = {}): Finding | null {
    const before = this.model
    const finding = super.setParam(key, value, options)
    const { session } = options
    if (session && session !== this.editing?.session) this.editing = { session, before }
    if (this.model !== before) this.host.changed(this)
    return finding
  }

  /** Takes back what was set in a session, such as the typing that Escape ends. */
  cancel(session: EditSession): void {
    if (this.editing?.session !== session) return
    const { before } = this.editing
    this.editing = null
    if (this.model === before) return
    this.update(before, this.ports)
    this.host.changed(this)
  }

  /** Only the newest run may say how it went: an older one may end later. */
  private conclude(run: number, outcome: NodeOutcome): void {
    if (run !== this.running) return
    this.last = outcome
    this.tell()
  }

  private knownDefinition(): AnyNode {
    if (this.definition) return this.definition
    throw new NodeError(this.id, problem('type', 'type', 'a type of the catalogue', this.model.type))
  }
}
