import type { WireEnd } from '../../editor/candidates.js'
import type { Point } from '../../editor/geometry.js'
import { portKey, type PortReference } from '../../graph/graph.js'
import type { Side } from '../../graph/ports.js'
import type { DroppedWire } from './api.js'
import type { CanvasState } from './canvas-state.js'
import type { CanvasView } from './canvas-view.js'
import { placeOfPort } from './place-of-port.js'
import type { WireDraft } from './wire-draft.js'
import { otherSide, portAt } from './wire-ends.js'
import type { WireMaking } from './wire-making.js'

/** A port takes a wire that comes as near as this, in pixels. */
const reach = 28

/** Makes wires with the pointer, from port to port. */
export class WireDragging {
  private readonly wires: WireMaking
  private readonly state: CanvasState
  private readonly view: CanvasView
  private readonly dropped: (wire: DroppedWire) => void

  constructor(wires: WireMaking, state: CanvasState, view: CanvasView, dropped: (wire: DroppedWire) => void) {
    this.wires = wires
    this.state = state
    this.view = view
    this.dropped = dropped
  }

  /** Begins at a port under the pointer. A wired input gives its wire away: the other end stays fixed. */
  press(pressed: WireEnd, event: PointerEvent): void {
    const wire = pressed.side === 'input' ? this.wires.wireInto(pressed.reference) : undefined
    const end: WireEnd = wire ? { reference: wire.from, side: 'output' } : pressed
    const move = (next: PointerEvent) => this.follow(next)
    const up = (next: PointerEvent) => this.drop(next)
    const cancel = () => this.wires.cancel()
    const stop = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', cancel)
    }
    this.wires.begin(end, wire ?? null, this.view.toCanvas(pointOf(event)), stop)
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', cancel)
  }

  private follow(event: PointerEvent): void {
    const { draft } = this.wires
    if (!draft) return
    const free = this.view.toCanvas(pointOf(event))
    const target = this.nearest(draft.end.side, free)
    this.wires.lead({ free, target, refusal: target ? null : this.refusalUnder(event, draft) })
  }

  private nearest(side: Side, { x, y }: Point): PortReference | null {
    let best: PortReference | null = null
    let least = reach / this.view.zoom
    for (const candidate of this.wires.candidates) {
      const at = placeOfPort(this.state, candidate[0], otherSide(side), candidate[1])
      const distance = at ? Math.hypot(at.x - x, at.y - y) : Infinity
      if (distance >= least) continue
      least = distance
      best = candidate
    }
    return best
  }

  private refusalUnder(event: PointerEvent, draft: WireDraft): string | null {
    const port = portAt(event)
    const { end } = draft
    if (!port || portKey(port.reference) === portKey(end.reference)) return null
    if (port.side === end.side) return `expected an ${otherSide(end.side)}, received an ${port.side}`
    return this.wires.explain(draft, port.reference)
  }

  private drop(event: PointerEvent): void {
    this.follow(event)
    const { draft } = this.wires
    if (!draft) return
    if (draft.target) {
      this.wires.confirm()
    } else if (draft.refusal !== null) {
      this.wires.cancel(draft.refusal)
    } else if (draft.detached) {
      this.wires.remove(draft.detached)
    } else {
      this.wires.end()
      const client = pointOf(event)
      if (!portAt(event)) this.dropped({ end: draft.end, canvas: this.view.toCanvas(client), client })
    }
  }
}

function pointOf(event: MouseEvent): Point {
  return { x: event.clientX, y: event.clientY }
}
