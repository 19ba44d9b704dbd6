import type { WireEnd } from '../../editor/candidates.js'
import { portKey, type PortReference } from '../../graph/graph.js'
import type { Announcer } from './announcer.js'
import { arrows } from './arrows.js'
import type { CanvasState } from './canvas-state.js'
import { placeOfPort } from './place-of-port.js'
import type { PortFocus } from './port-focus.js'
import { otherSide } from './wire-ends.js'
import type { WireMaking } from './wire-making.js'

/** Makes wires with the keyboard: Tab or arrows go from candidate to candidate, Enter makes the wire and Escape gives it up. */
export class WireKeys {
  private readonly wires: WireMaking
  private readonly state: CanvasState
  private readonly portFocus: PortFocus
  private readonly announcer: Announcer

  constructor(wires: WireMaking, state: CanvasState, portFocus: PortFocus, announcer: Announcer) {
    this.wires = wires
    this.state = state
    this.portFocus = portFocus
    this.announcer = announcer
  }

  get isActive(): boolean {
    return this.wires.draft !== null
  }

  /** Begins at the focused port and leads to the nearest port where the wire could end. */
  begin(end: WireEnd): void {
    const side = otherSide(end.side)
    const from = placeOfPort(this.state, end.reference[0], end.side, end.reference[1])
    if (!from) return
    const distance = (candidate: PortReference) => {
      const at = placeOfPort(this.state, candidate[0], side, candidate[1])
      return at ? Math.hypot(at.x - from.x, at.y - from.y) : Infinity
    }
    this.wires.begin(end, null, from)
    this.wires.rank(distance)
    if (this.wires.candidates.length > 0) {
      this.aim(0, `Wire from ${this.wires.describe(end.reference)}. `)
    } else {
      this.wires.cancel(`No port fits ${end.side} ${end.reference[1]} of ${this.wires.nameOf(end.reference[0])}`)
    }
  }

  /** Takes a key while a wire is being made. */
  take(event: KeyboardEvent): void {
    const { draft } = this.wires
    if (!draft) return
    const isBackwards = event.key === 'ArrowUp' || event.key === 'ArrowLeft' || (event.key === 'Tab' && event.shiftKey)
    if (event.key === 'Tab' || event.key in arrows) {
      this.cycle(isBackwards ? -1 : 1)
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.wires.confirm()
    } else if (event.key === 'Escape') {
      this.wires.cancel()
      this.portFocus.show(draft.end)
    }
    // No other key does anything while a wire hangs in the air.
  }

  /** Goes to the next or previous port where the wire could end. */
  private cycle(step: 1 | -1): void {
    const { draft, candidates } = this.wires
    const target = draft?.target
    if (!target || candidates.length === 0) return
    const index = candidates.findIndex((candidate) => portKey(candidate) === portKey(target))
    this.aim((index + step + candidates.length) % candidates.length)
  }

  private aim(index: number, before = ''): void {
    const { draft, candidates } = this.wires
    const target = candidates[index]
    if (!draft || !target) return
    this.wires.lead({ target })
    const occupant = this.wires.occupantOf(draft, target)
    const replaces = occupant ? `, replaces the wire from ${this.wires.describe(occupant.from)}` : ''
    const place = `${index + 1} of ${candidates.length}`
    this.announcer.announce(`${before}${this.wires.describe(target)}, ${place}${replaces}`)
    this.portFocus.show({ reference: target, side: otherSide(draft.end.side) })
  }
}
