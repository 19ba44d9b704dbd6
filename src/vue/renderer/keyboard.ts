import { beginEdit, type GraphDocument } from '../../editor/document.js'
import type { EditSession } from '../../editor/history.js'
import type { Point } from '../../editor/geometry.js'
import type { Selection } from '../../editor/selection.js'
import { portKey, type PortReference } from '../../graph/graph.js'
import type { Announcer } from './announcer.js'
import type { CanvasState } from './canvas-state.js'
import type { CanvasView } from './canvas-view.js'
import { grid } from './node-dragging.js'
import { placeOfPort } from './place-of-port.js'
import { endOf, type WireMaking } from './wire-making.js'

/** What the keys of the canvas do that is not theirs alone. */
export interface CanvasActions extends Announcer {
  removeSelected(): void
  duplicate(): void
  selectAll(): void
  rename(id: string): void
  fit(): Promise<void>
}

/** Presses of arrow keys that follow one another within this many milliseconds are one move. */
const runLength = 800

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * The keys of the canvas. Tab goes from node to node; Enter into the ports of a node, where arrows go from port to port and Enter begins a wire;
 * then Tab or arrows go from candidate to candidate, Enter makes the wire and Escape gives it up. Arrows move the selected nodes.
 */
export class CanvasKeyboard {
  private readonly container: HTMLElement
  private readonly document: GraphDocument
  private readonly selection: Selection
  private readonly state: CanvasState
  private readonly view: CanvasView
  private readonly wires: WireMaking
  private readonly actions: CanvasActions
  private run: { readonly session: EditSession; last: number } | null = null

  constructor(parts: {
    container: HTMLElement
    document: GraphDocument
    selection: Selection
    state: CanvasState
    view: CanvasView
    wires: WireMaking
    actions: CanvasActions
  }) {
    this.container = parts.container
    this.document = parts.document
    this.selection = parts.selection
    this.state = parts.state
    this.view = parts.view
    this.wires = parts.wires
    this.actions = parts.actions
    this.container.addEventListener('keydown', this.press)
  }

  destroy(): void {
    this.container.removeEventListener('keydown', this.press)
  }

  private readonly press = (event: KeyboardEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : this.container
    const isDone = this.wires.isActive ? this.whileWiring(event) : this.take(event, target)
    if (!isDone) return
    event.preventDefault()
    event.stopPropagation()
  }

  private take(event: KeyboardEvent, target: HTMLElement): boolean {
    if (isTyping(target)) return false
    if (event.ctrlKey || event.metaKey) return this.takeCommand(event)
    const port = target.closest<HTMLElement>('[data-port]')
    if (port) return this.takeOnPort(event, port)
    const node = target.matches('[data-node]') ? target : null
    if (node && this.takeOnNode(event, node)) return true
    return target === node || target === this.container ? this.takeOnCanvas(event) : false
  }

  private takeCommand({ key, shiftKey }: KeyboardEvent): boolean {
    switch (key.toLowerCase()) {
      case 'z':
        return this.travel(shiftKey ? 'redo' : 'undo')
      case 'y':
        return this.travel('redo')
      case 'd':
        this.actions.duplicate()
        return true
      case 'a':
        this.actions.selectAll()
        return true
      default:
        return false
    }
  }

  private travel(way: 'undo' | 'redo'): boolean {
    const label = way === 'undo' ? this.document.undoLabel : this.document.redoLabel
    const isDone = this.document[way]()
    this.actions.announce(isDone ? `${way === 'undo' ? 'Undone' : 'Done again'}: ${label ?? ''}` : `Nothing to ${way}`)
    return true
  }

  private takeOnCanvas(event: KeyboardEvent): boolean {
    const arrow = arrows[event.key]
    if (arrow) return this.moveSelected(arrow, event)
    switch (event.key) {
      case 'Delete':
      case 'Backspace':
        this.actions.removeSelected()
        return true
      case 'Escape':
        this.selection.clear()
        return true
      case 'Home':
        void this.actions.fit()
        return true
      case '+':
      case '=':
        void this.view.zoomBy(1.2)
        return true
      case '-':
        void this.view.zoomBy(1 / 1.2)
        return true
      default:
        return false
    }
  }

  private takeOnNode(event: KeyboardEvent, node: HTMLElement): boolean {
    const id = node.dataset['node'] ?? ''
    switch (event.key) {
      case 'Enter':
        return focusPort(node, 'output') || focusPort(node, 'input')
      case ' ':
        this.selection.toggle(id)
        return true
      case 'F2':
        this.actions.rename(id)
        return true
      case 'Delete':
      case 'Backspace':
        if (!this.selection.nodes.has(id)) this.selection.set([id])
        this.actions.removeSelected()
        return true
      case 'ArrowLeft':
      case 'ArrowRight':
        // A node that is only focused stays where it is: the keys lead to its ports.
        return !this.selection.nodes.has(id) && focusPort(node, event.key === 'ArrowLeft' ? 'input' : 'output')
      default:
        return false
    }
  }

  private takeOnPort(event: KeyboardEvent, port: HTMLElement): boolean {
    const node = port.closest<HTMLElement>('[data-node]')
    const end = endOf(port)
    if (!node || !end) return false
    switch (event.key) {
      case 'Enter':
      case ' ':
        this.focus(this.wires.beginByKey(end), end.side === 'output' ? 'input' : 'output')
        return true
      case 'Escape':
        node.focus()
        return true
      case 'ArrowUp':
      case 'ArrowDown':
        return focusBeside(node, port, event.key === 'ArrowUp' ? -1 : 1)
      case 'ArrowLeft':
        return focusPort(node, 'input')
      case 'ArrowRight':
        return focusPort(node, 'output')
      case 'Delete':
      case 'Backspace':
        this.removeWiresAt(end.reference, end.side)
        return true
      default:
        return false
    }
  }

  private whileWiring(event: KeyboardEvent): boolean {
    const draft = this.state.draft.value
    if (!draft) return false
    const side = draft.end.side === 'output' ? 'input' : 'output'
    const isBackwards = event.key === 'ArrowUp' || event.key === 'ArrowLeft' || (event.key === 'Tab' && event.shiftKey)
    if (event.key === 'Tab' || event.key in arrows) {
      this.focus(this.wires.cycle(isBackwards ? -1 : 1), side)
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.wires.confirm()
    } else if (event.key === 'Escape') {
      this.wires.cancel()
      this.focus(draft.end.reference, draft.end.side)
    }
    // No other key does anything while a wire hangs in the air.
    return true
  }

  /** Focuses a port and brings it into view. */
  private focus(reference: PortReference | null, side: 'input' | 'output'): void {
    if (!reference) return
    const [id, name] = reference
    const node = this.container.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
    node
      ?.querySelector<HTMLElement>(`[data-side="${side}"][data-port="${CSS.escape(name)}"]`)
      ?.focus({ preventScroll: true })
    const place = placeOfPort(this.state, id, side, name)
    if (place) void this.view.show(place)
  }

  private moveSelected(arrow: Point, event: KeyboardEvent): boolean {
    if (this.selection.nodes.size === 0) return false
    const step = event.altKey ? 1 : event.shiftKey ? 8 * grid : grid
    const places = new Map<string, Point>()
    for (const id of this.selection.nodes) {
      const position = this.document.node(id)?.position
      if (position) places.set(id, { x: position[0] + arrow.x * step, y: position[1] + arrow.y * step })
    }
    const isRun = this.run !== null && event.timeStamp - this.run.last < runLength
    this.run = { session: isRun && this.run ? this.run.session : beginEdit(), last: event.timeStamp }
    this.document.move(places, { session: this.run.session })
    return true
  }

  private removeWiresAt(reference: PortReference, side: 'input' | 'output'): void {
    const key = portKey(reference)
    const wires = this.document
      .toGraph()
      .connections.filter((wire) => portKey(side === 'input' ? wire.to : wire.from) === key)
    this.document.disconnect(wires)
    const count = wires.length === 1 ? 'A wire' : `${wires.length} wires`
    this.actions.announce(`${count} at ${reference.join(' ')} removed`)
  }
}

/** Whether keys are wanted by a field that text is typed into. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'button', 'file', 'radio'].includes(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

function focusPort(node: HTMLElement, side: 'input' | 'output'): boolean {
  const port = node.querySelector<HTMLElement>(`[data-side="${side}"]`)
  port?.focus({ preventScroll: true })
  return port !== null
}

function focusBeside(node: HTMLElement, port: HTMLElement, step: 1 | -1): boolean {
  const ports = [...node.querySelectorAll<HTMLElement>(`[data-side="${port.dataset['side'] ?? ''}"]`)]
  ports[ports.indexOf(port) + step]?.focus({ preventScroll: true })
  return true
}
