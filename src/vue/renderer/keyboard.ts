import { beginEdit, type GraphDocument } from '../../editor/document.js'
import type { EditSession } from '../../editor/history.js'
import type { Point } from '../../editor/geometry.js'
import type { Selection } from '../../editor/selection.js'
import type { Announcer } from './announcer.js'
import { arrows } from './arrows.js'
import type { CanvasState } from './canvas-state.js'
import type { CanvasView } from './canvas-view.js'
import { grid } from './node-dragging.js'
import { focusPort, PortFocus } from './port-focus.js'
import { PortKeys } from './port-keys.js'
import { isTyping } from './typing.js'
import { WireKeys } from './wire-keys.js'
import type { WireMaking } from './wire-making.js'

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

/**
 * The keys of the canvas. Tab goes from node to node; Enter into the ports of a node, where `PortKeys` take over, and `WireKeys` while a wire is
 * being made. Arrows move the selected nodes.
 */
export class CanvasKeyboard {
  private readonly container: HTMLElement
  private readonly document: GraphDocument
  private readonly selection: Selection
  private readonly view: CanvasView
  private readonly actions: CanvasActions
  private readonly wires: WireKeys
  private readonly ports: PortKeys
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
    this.view = parts.view
    this.actions = parts.actions
    const portFocus = new PortFocus(parts.container, parts.state, parts.view)
    this.wires = new WireKeys(parts.wires, parts.state, portFocus, parts.actions)
    this.ports = new PortKeys(parts.document, this.wires, parts.actions)
    this.container.addEventListener('keydown', this.press)
  }

  destroy(): void {
    this.container.removeEventListener('keydown', this.press)
  }

  private readonly press = (event: KeyboardEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : this.container
    if (this.wires.isActive) this.wires.take(event)
    else if (!this.take(event, target)) return
    event.preventDefault()
    event.stopPropagation()
  }

  private take(event: KeyboardEvent, target: HTMLElement): boolean {
    if (isTyping(target)) return false
    if (event.ctrlKey || event.metaKey) return this.takeCommand(event)
    const port = target.closest<HTMLElement>('[data-port]')
    if (port) return this.ports.take(event, port)
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
}
