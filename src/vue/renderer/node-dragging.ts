import type { AreaPlugin } from 'rete-area-plugin'
import type { GraphDocument } from '../../editor/document.js'
import type { Point } from '../../editor/geometry.js'
import type { Schemes } from '../../editor/node.js'
import type { Selection } from '../../editor/selection.js'
import type { CanvasSignals } from './signals.js'

/** Nodes settle on a grid of this many canvas units; with Alt they do not. */
export const grid = 8

interface Drag {
  readonly picked: string
  /** Where each dragged node was. */
  readonly start: ReadonlyMap<string, Point>
  /** Whether the press has already changed the selection. */
  readonly hasSelected: boolean
}

/**
 * Keeps the places of nodes in the area and in the document equal: a drag becomes one move, the selection goes along; undone moves and moves by
 * others go both ways.
 */
export class NodeDragging {
  private readonly document: GraphDocument
  private readonly area: AreaPlugin<Schemes, CanvasSignals>
  private readonly selection: Selection
  /** The last press: the area's signals do not tell its keys. */
  private readonly press: () => PointerEvent | null
  private drag: Drag | null = null
  /** Nodes that have been put to the place that the document gives them. */
  private readonly placed = new Set<string>()
  private readonly stopFollowing: () => void

  constructor(
    document: GraphDocument,
    area: AreaPlugin<Schemes, CanvasSignals>,
    selection: Selection,
    press: () => PointerEvent | null,
  ) {
    this.document = document
    this.area = area
    this.selection = selection
    this.press = press
    area.addPipe((context) => {
      switch (context.type) {
        case 'nodecreated':
          void this.place(context.data.id)
          break
        case 'noderemoved':
          this.placed.delete(context.data.id)
          break
        case 'nodepicked':
          this.pick(context.data.id)
          break
        case 'nodetranslate':
          if (this.drag?.picked === context.data.id) context.data.position = this.snap(context.data.position)
          break
        case 'nodetranslated':
          this.moved(context.data.id, context.data.position)
          break
        case 'nodedragged':
          this.drop()
          break
      }
      return context
    })
    this.stopFollowing = document.onChange(() => void document.settled().then(() => this.placeAll()))
  }

  destroy(): void {
    this.stopFollowing()
  }

  /** Puts nodes where the document says, wherever they are. */
  placeAll(): void {
    if (this.drag) return
    for (const id of this.area.nodeViews.keys()) void this.place(id)
  }

  private async place(id: string): Promise<void> {
    const node = this.document.node(id)
    const view = this.area.nodeViews.get(id)
    if (!node || !view) return
    const [x, y] = node.position
    if (this.placed.has(id) && view.position.x === x && view.position.y === y) return
    await view.translate(x, y)
    this.placed.add(id)
  }

  private pick(id: string): void {
    const isToggled = hasModifier(this.press())
    const hasSelected = isToggled || !this.selection.nodes.has(id)
    if (isToggled) this.selection.toggle(id)
    else if (hasSelected) this.selection.set([id])
    const start = new Map<string, Point>()
    for (const selected of new Set([...this.selection.nodes, id])) {
      const position = this.area.nodeViews.get(selected)?.position
      if (position) start.set(selected, { ...position })
    }
    this.drag = { picked: id, start, hasSelected }
  }

  private snap({ x, y }: Point): Point {
    if (this.press()?.altKey) return { x: Math.round(x), y: Math.round(y) }
    return { x: Math.round(x / grid) * grid, y: Math.round(y / grid) * grid }
  }

  private moved(id: string, position: Point): void {
    if (this.drag) {
      if (id === this.drag.picked) this.moveOthers(this.drag, position)
      return
    }
    const node = this.document.node(id)
    if (!node || !this.placed.has(id)) return
    // Somebody else has moved it in the area itself.
    this.document.move(new Map([[id, position]]))
  }

  private moveOthers({ picked, start }: Drag, position: Point): void {
    const from = start.get(picked)
    if (!from) return
    for (const [id, { x, y }] of start) {
      if (id === picked) continue
      void this.area.nodeViews.get(id)?.translate(x + position.x - from.x, y + position.y - from.y)
    }
  }

  private drop(): void {
    const { drag } = this
    this.drag = null
    if (!drag) return
    const places = new Map<string, Point>()
    for (const [id, from] of drag.start) {
      const position = this.area.nodeViews.get(id)?.position
      if (position && (position.x !== from.x || position.y !== from.y)) places.set(id, { ...position })
    }
    if (places.size > 0) this.document.move(places)
    else if (!drag.hasSelected) this.selection.set([drag.picked])
  }
}

function hasModifier(event: PointerEvent | null): boolean {
  return event !== null && (event.ctrlKey || event.metaKey || event.shiftKey)
}
