import { type AreaPlugin, Drag } from 'rete-area-plugin'
import { areOverlapping, type Point, type Rectangle } from '../../editor/geometry.js'
import type { Schemes } from '../../editor/node.js'
import type { Selection } from '../../editor/selection.js'
import type { Announcer } from './announcer.js'
import type { CanvasMode } from './api.js'
import type { CanvasState } from './canvas-state.js'
import type { CanvasView } from './canvas-view.js'
import type { CanvasSignals } from './signals.js'

/** A press that moves less than this many pixels is a click. */
const clickDistance = 4

/** Dragging on empty canvas: pans or draws a rectangle around nodes, one by mode, the other with Shift. A click selects nothing. */
export class Marquee {
  mode: CanvasMode
  private readonly area: AreaPlugin<Schemes, CanvasSignals>
  private readonly state: CanvasState
  private readonly view: CanvasView
  private readonly selection: Selection
  private readonly announcer: Announcer
  private stop: (() => void) | null = null

  constructor(
    mode: CanvasMode,
    area: AreaPlugin<Schemes, CanvasSignals>,
    state: CanvasState,
    view: CanvasView,
    selection: Selection,
    announcer: Announcer,
  ) {
    this.mode = mode
    this.area = area
    this.state = state
    this.view = view
    this.selection = selection
    this.announcer = announcer
    area.area.setDragHandler(new Drag({ down: (event) => this.isPan(event), move: () => true }))
    area.container.addEventListener('pointerdown', this.press)
  }

  destroy(): void {
    this.stop?.()
    this.area.container.removeEventListener('pointerdown', this.press)
  }

  private isPan(event: PointerEvent): boolean {
    if (event.button === 1) return true
    return event.button === 0 && (this.mode === 'pan') !== event.shiftKey
  }

  private readonly press = (event: PointerEvent): void => {
    const isBackground = event.target === this.area.container || event.target === this.area.area.content.holder
    if (!isBackground || event.button !== 0) return
    const start = this.view.toCanvas({ x: event.clientX, y: event.clientY })
    const kept = event.ctrlKey || event.metaKey ? [...this.selection.nodes] : []
    const isPan = this.isPan(event)
    const move = (next: PointerEvent) => {
      if (!isPan && distance(event, next) >= clickDistance) this.draw(start, next, kept)
    }
    const up = (next: PointerEvent) => {
      this.stop?.()
      if (distance(event, next) < clickDistance) this.selection.set(kept)
      else if (!isPan) this.announcer.announce(`${this.selection.nodes.size} nodes selected`)
    }
    this.stop = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', up)
      this.state.marquee.value = null
      this.stop = null
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', up)
  }

  private draw(start: Point, event: PointerEvent, kept: readonly string[]): void {
    const end = this.view.toCanvas({ x: event.clientX, y: event.clientY })
    const rectangle: Rectangle = {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(end.x - start.x),
      height: Math.abs(end.y - start.y),
    }
    this.state.marquee.value = rectangle
    const inside = [...this.state.nodes].flatMap(([id, { position, layout }]) => {
      const node = { ...position, width: layout.width, height: layout.height }
      return areOverlapping(rectangle, node) ? [id] : []
    })
    this.selection.set([...kept, ...inside])
  }
}

function distance(a: PointerEvent, b: PointerEvent): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
}
