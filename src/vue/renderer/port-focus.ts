import type { WireEnd } from '../../editor/candidates.js'
import type { Side } from '../../graph/ports.js'
import type { CanvasState } from './canvas-state.js'
import type { CanvasView } from './canvas-view.js'
import { placeOfPort } from './place-of-port.js'

/** Leads the focus to ports that may be out of view. */
export class PortFocus {
  private readonly container: HTMLElement
  private readonly state: CanvasState
  private readonly view: CanvasView

  constructor(container: HTMLElement, state: CanvasState, view: CanvasView) {
    this.container = container
    this.state = state
    this.view = view
  }

  /** Focuses a port and brings it into view. */
  show({ reference: [id, name], side }: WireEnd): void {
    const node = this.container.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
    node
      ?.querySelector<HTMLElement>(`[data-side="${side}"][data-port="${CSS.escape(name)}"]`)
      ?.focus({ preventScroll: true })
    const place = placeOfPort(this.state, id, side, name)
    if (place) void this.view.show(place)
  }
}

/** Focuses the first port on a side of a node; `false` if there is none. */
export function focusPort(node: HTMLElement, side: Side): boolean {
  const port = node.querySelector<HTMLElement>(`[data-side="${side}"]`)
  port?.focus({ preventScroll: true })
  return port !== null
}

/** Focuses the port that stands above (-1) or below (1) a port, if there is one. */
export function focusBeside(node: HTMLElement, port: HTMLElement, step: 1 | -1): void {
  const ports = [...node.querySelectorAll<HTMLElement>(`[data-side="${port.dataset['side'] ?? ''}"]`)]
  ports[ports.indexOf(port) + step]?.focus({ preventScroll: true })
}
