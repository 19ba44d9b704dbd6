import { candidatesFor, type WireEnd } from '../../editor/candidates.js'
import type { GraphDocument } from '../../editor/document.js'
import type { Point } from '../../editor/geometry.js'
import { explainRefusal } from '../../editor/guard.js'
import { wiringOf } from '../../editor/wiring.js'
import { type Connection, portKey, type PortReference } from '../../graph/graph.js'
import type { Side } from '../../graph/ports.js'
import type { Announcer } from './announcer.js'
import type { DroppedWire } from './api.js'
import type { CanvasState } from './canvas-state.js'
import type { CanvasView } from './canvas-view.js'
import { placeOfPort } from './place-of-port.js'

/** A port takes a wire that comes as near as this, in pixels. */
const reach = 28

/** Makes wires: with the pointer from port to port, with the keyboard from candidate to candidate. */
export class WireMaking {
  private readonly document: GraphDocument
  private readonly state: CanvasState
  private readonly view: CanvasView
  private readonly announcer: Announcer
  private readonly dropped: (wire: DroppedWire) => void
  private candidates: readonly PortReference[] = []
  private stopPointer: (() => void) | null = null

  constructor(
    document: GraphDocument,
    state: CanvasState,
    view: CanvasView,
    announcer: Announcer,
    dropped: (wire: DroppedWire) => void,
  ) {
    this.document = document
    this.state = state
    this.view = view
    this.announcer = announcer
    this.dropped = dropped
  }

  get isActive(): boolean {
    return this.state.draft.value !== null
  }

  /** Begins at a port under the pointer. A wired input gives its wire away: the other end stays fixed. */
  press(end: WireEnd, event: PointerEvent): void {
    const wire =
      end.side === 'input'
        ? wiringOf(this.document.toGraph().connections).byInput.get(portKey(end.reference))
        : undefined
    this.begin(wire ? { reference: wire.from, side: 'output' } : end, wire ?? null, this.view.toCanvas(pointOf(event)))
    const move = (next: PointerEvent) => this.follow(next)
    const up = (next: PointerEvent) => this.drop(next)
    const stop = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', cancel)
    }
    const cancel = () => this.cancel()
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', cancel)
    this.stopPointer = stop
  }

  /** Begins at the focused port and gives the first port where the wire could end. */
  beginByKey(end: WireEnd): PortReference | null {
    const from = placeOfPort(this.state, end.reference[0], end.side, end.reference[1])
    if (!from) return null
    this.begin(end, null, from)
    const distance = (candidate: PortReference) => {
      const at = placeOfPort(this.state, candidate[0], otherSide(end.side), candidate[1])
      return at ? Math.hypot(at.x - from.x, at.y - from.y) : Infinity
    }
    this.candidates = this.candidates.toSorted((a, b) => distance(a) - distance(b))
    if (this.candidates.length === 0) {
      this.cancel()
      this.announcer.announce(`No port fits ${end.side} ${end.reference[1]} of ${this.nameOf(end.reference[0])}`)
      return null
    }
    return this.aim(0, `Wire from ${this.describe(end.reference)}. `)
  }

  /** Goes to the next or previous port where the wire could end. */
  cycle(step: 1 | -1): PortReference | null {
    const target = this.state.draft.value?.target
    if (!target || this.candidates.length === 0) return null
    const index = this.candidates.findIndex((candidate) => portKey(candidate) === portKey(target))
    return this.aim((index + step + this.candidates.length) % this.candidates.length)
  }

  /** Makes the wire to the port that is aimed at. */
  confirm(): boolean {
    const draft = this.state.draft.value
    if (!draft?.target) return false
    this.end()
    return this.connect(draft.end, draft.target, draft.detached)
  }

  /** Gives the wire up; one that was taken off its input stays where it was. */
  cancel(): void {
    if (!this.isActive) return
    this.end()
    this.announcer.announce('Wire given up')
  }

  private begin(end: WireEnd, detached: Connection | null, free: Point): void {
    this.candidates = candidatesFor(this.withoutDetached(detached), this.document.catalogue, end, true)
    const candidates = new Set(this.candidates.map(portKey))
    this.state.draft.value = { end, free, target: null, candidates, detached, refusal: null }
  }

  private aim(index: number, before = ''): PortReference | null {
    const draft = this.state.draft.value
    const target = this.candidates[index]
    if (!draft || !target) return null
    this.state.draft.value = { ...draft, target }
    const occupant = this.occupantOf(draft.end, target)
    const replaces = occupant ? `, replaces the wire from ${this.describe(occupant.from)}` : ''
    this.announcer.announce(`${before}${this.describe(target)}, ${index + 1} of ${this.candidates.length}${replaces}`)
    return target
  }

  private follow(event: PointerEvent): void {
    const draft = this.state.draft.value
    if (!draft) return
    const free = this.view.toCanvas(pointOf(event))
    const target = this.nearest(draft.end.side, free)
    this.state.draft.value = {
      ...draft,
      free,
      target,
      refusal: target ? null : this.refusalUnder(event, draft.end, draft.detached),
    }
  }

  private nearest(side: Side, { x, y }: Point): PortReference | null {
    let best: PortReference | null = null
    let least = reach / this.view.zoom
    for (const candidate of this.candidates) {
      const at = placeOfPort(this.state, candidate[0], otherSide(side), candidate[1])
      const distance = at ? Math.hypot(at.x - x, at.y - y) : Infinity
      if (distance >= least) continue
      least = distance
      best = candidate
    }
    return best
  }

  private refusalUnder(event: PointerEvent, end: WireEnd, detached: Connection | null): string | null {
    const port = portAt(event)
    if (!port || portKey(port.reference) === portKey(end.reference)) return null
    if (port.side === end.side) return `expected an ${otherSide(end.side)}, received an ${port.side}`
    const wire = wireBetween(end, port.reference)
    return (
      explainRefusal(this.withoutDetached(detached), this.document.catalogue, wire, { isReplacing: true })?.message ??
      null
    )
  }

  private drop(event: PointerEvent): void {
    const draft = this.state.draft.value
    if (!draft) return
    this.follow(event)
    const { target, refusal } = this.state.draft.value ?? draft
    this.end()
    if (target) {
      this.connect(draft.end, target, draft.detached)
    } else if (refusal !== null) {
      this.announcer.announce(refusal)
    } else if (draft.detached) {
      this.document.disconnect([draft.detached])
      this.announcer.announce(`Wire into ${this.describe(draft.detached.to)} removed`)
    } else if (!portAt(event)) {
      const client = pointOf(event)
      this.dropped({ end: draft.end, canvas: this.view.toCanvas(client), client })
    }
  }

  private end(): void {
    this.stopPointer?.()
    this.stopPointer = null
    this.state.draft.value = null
    this.candidates = []
  }

  private connect(end: WireEnd, target: PortReference, detached: Connection | null): boolean {
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
  private withoutDetached(detached: Connection | null) {
    const graph = this.document.toGraph()
    return detached ? { ...graph, connections: graph.connections.filter((wire) => wire !== detached) } : graph
  }

  private occupantOf(end: WireEnd, target: PortReference): Connection | undefined {
    return wiringOf(this.document.toGraph().connections).byInput.get(portKey(wireBetween(end, target).to))
  }

  private nameOf(id: string): string {
    return this.document.node(id)?.label ?? id
  }

  private describe([id, port]: PortReference): string {
    return `${this.nameOf(id)} ${port}`
  }
}

function otherSide(side: Side): Side {
  return side === 'input' ? 'output' : 'input'
}

function wireBetween({ reference, side }: WireEnd, target: PortReference): Connection {
  return side === 'output' ? { from: reference, to: target } : { from: target, to: reference }
}

function pointOf(event: MouseEvent): Point {
  return { x: event.clientX, y: event.clientY }
}

/** The port whose sign is under the pointer. */
function portAt(event: MouseEvent): WireEnd | null {
  const element = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-port]')
  return element ? endOf(element) : null
}

/** The port that an element of a node stands for. */
export function endOf(element: HTMLElement): WireEnd | null {
  const id = element.closest<HTMLElement>('[data-node]')?.dataset['node']
  const { port, side } = element.dataset
  if (id === undefined || port === undefined || (side !== 'input' && side !== 'output')) return null
  return { reference: [id, port], side }
}
