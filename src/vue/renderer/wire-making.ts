import { candidatesFor, type WireEnd } from '../../editor/candidates.js'
import type { GraphDocument } from '../../editor/document.js'
import type { Point } from '../../editor/geometry.js'
import { explainRefusal } from '../../editor/guard.js'
import { wiringOf } from '../../editor/wiring.js'
import { type Connection, type Graph, portKey, type PortReference } from '../../graph/graph.js'
import type { Announcer } from './announcer.js'
import type { CanvasState } from './canvas-state.js'
import type { WireDraft } from './wire-draft.js'
import { wireBetween } from './wire-ends.js'

/** Makes one wire at a time, from its draft on; pointer (`WireDragging`) and keyboard (`WireKeys`) say where it goes. */
export class WireMaking {
  private readonly document: GraphDocument
  private readonly state: CanvasState
  private readonly announcer: Announcer
  private ended: (() => void) | null = null
  private ends: readonly PortReference[] = []

  constructor(document: GraphDocument, state: CanvasState, announcer: Announcer) {
    this.document = document
    this.state = state
    this.announcer = announcer
  }

  get draft(): WireDraft | null {
    return this.state.draft.value
  }

  /** The ports where the draft could end. */
  get candidates(): readonly PortReference[] {
    return this.ends
  }

  /**
   * Begins a wire at a port, or with one that is taken off its input. `ended` is called when the draft is over, however it ends.
   */
  begin(end: WireEnd, detached: Connection | null, free: Point, ended: (() => void) | null = null): void {
    this.ends = candidatesFor(this.withoutDetached(detached), this.document.catalogue, end, true)
    this.ended = ended
    this.state.draft.value = {
      end,
      free,
      target: null,
      candidates: new Set(this.ends.map(portKey)),
      detached,
      refusal: null,
    }
  }

  /** Puts the nearest candidates first. */
  rank(distance: (candidate: PortReference) => number): void {
    this.ends = this.ends.toSorted((a, b) => distance(a) - distance(b))
  }

  /** Changes where the draft leads. */
  lead(change: Partial<Pick<WireDraft, 'free' | 'target' | 'refusal'>>): void {
    if (this.draft) this.state.draft.value = { ...this.draft, ...change }
  }

  /** Why the draft cannot end at this port; `null` if it can. */
  explain({ end, detached }: WireDraft, target: PortReference): string | null {
    const wire = wireBetween(end, target)
    const refusal = explainRefusal(this.withoutDetached(detached), this.document.catalogue, wire, { isReplacing: true })
    return refusal?.message ?? null
  }

  /** Makes the wire to the port that the draft leads to. */
  confirm(): boolean {
    const { draft } = this
    if (!draft?.target) return false
    this.end()
    return this.connect(draft, draft.target)
  }

  /** Removes the wire that was taken off its input. */
  remove(detached: Connection): void {
    this.end()
    this.document.disconnect([detached])
    this.announcer.announce(`Wire into ${this.describe(detached.to)} removed`)
  }

  /** Gives the wire up and says why; one that was taken off its input stays where it was. */
  cancel(reason = 'Wire given up'): void {
    if (!this.draft) return
    this.end()
    this.announcer.announce(reason)
  }

  /** Ends the draft without a wire and without a word. */
  end(): void {
    this.ended?.()
    this.ended = null
    this.ends = []
    this.state.draft.value = null
  }

  /** The wire that a port would give up for the draft. */
  occupantOf({ end }: WireDraft, target: PortReference): Connection | undefined {
    return this.wireInto(wireBetween(end, target).to)
  }

  wireInto(input: PortReference): Connection | undefined {
    return wiringOf(this.document.toGraph().connections).byInput.get(portKey(input))
  }

  /** What a screen reader calls a node. */
  nameOf(id: string): string {
    return this.document.node(id)?.label ?? id
  }

  /** What a screen reader calls a port. */
  describe([id, port]: PortReference): string {
    return `${this.nameOf(id)} ${port}`
  }

  private connect({ end, detached }: WireDraft, target: PortReference): boolean {
    const { from, to } = wireBetween(end, target)
    if (detached && portKey(detached.to) === portKey(to)) return true
    const isConnected = this.document.batch('connect', () => {
      if (detached) this.document.disconnect([detached])
      return this.document.connect(from, to, { isReplacing: true }) === null
    })
    if (isConnected) this.announcer.announce(`${this.describe(from)} connected to ${this.describe(to)}`)
    return isConnected
  }

  /** The graph as it would be without the wire that is being moved. */
  private withoutDetached(detached: Connection | null): Graph {
    const graph = this.document.toGraph()
    return detached ? { ...graph, connections: graph.connections.filter((wire) => wire !== detached) } : graph
  }
}
