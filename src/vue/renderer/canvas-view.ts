import type { AreaPlugin } from 'rete-area-plugin'
import { Feed } from '../../editor/feed.js'
import { boundsOf, type Point } from '../../editor/geometry.js'
import type { Schemes } from '../../editor/node.js'
import type { CanvasState } from './canvas-state.js'
import type { CanvasSignals } from './signals.js'

const minZoom = 0.1
const maxZoom = 2.5
/** Free space around what is fitted into the view, in pixels. */
const padding = 56

/** What part of the canvas is seen, and how large. */
export class CanvasView {
  private readonly area: AreaPlugin<Schemes, CanvasSignals>
  private readonly state: CanvasState
  private readonly changes = new Feed()

  constructor(area: AreaPlugin<Schemes, CanvasSignals>, state: CanvasState) {
    this.area = area
    this.state = state
    area.addPipe((context) => {
      if (context.type === 'zoom') {
        // A second click is no wish to zoom: it opens things here.
        if (context.data.source === 'dblclick') return undefined
        context.data.zoom = clampZoom(context.data.zoom)
      }
      if (context.type === 'translated' || context.type === 'zoomed') {
        this.drawGrid()
        this.changes.tell()
      }
      return context
    })
  }

  /** The dots of the background go along; far out only every fourth is left. */
  private drawGrid(): void {
    const { x, y, k } = this.area.area.transform
    const { style } = this.area.container
    style.setProperty('--rt-pan-x', `${x}px`)
    style.setProperty('--rt-pan-y', `${y}px`)
    style.setProperty('--rt-dots', `${(k < 0.5 ? 96 : 24) * k}px`)
  }

  get zoom(): number {
    return this.area.area.transform.k
  }

  /** Calls `listener` after each pan and zoom until the returned function is called. */
  onChange(listener: () => void): () => void {
    return this.changes.listen(listener)
  }

  /** From window coordinates to those of the canvas. */
  toCanvas({ x, y }: Point): Point {
    const { left, top } = this.area.container.getBoundingClientRect()
    const { x: panX, y: panY, k } = this.area.area.transform
    return { x: (x - left - panX) / k, y: (y - top - panY) / k }
  }

  /** The middle of the view, on the canvas. */
  middle(): Point {
    const { left, top, width, height } = this.area.container.getBoundingClientRect()
    return this.toCanvas({ x: left + width / 2, y: top + height / 2 })
  }

  /** Zooms around the middle of the view. */
  async zoomBy(factor: number): Promise<void> {
    await this.look(this.middle(), clampZoom(this.zoom * factor))
  }

  /** Brings nodes into view, not larger than they are. */
  async fit(ids: Iterable<string>): Promise<void> {
    const { width, height } = this.area.container.getBoundingClientRect()
    const shown = [...ids].flatMap((id) => {
      const node = this.state.nodes.get(id)
      return node ? [{ ...node.position, width: node.layout.width, height: node.layout.height }] : []
    })
    const bounds = boundsOf(shown)
    if (!bounds || width === 0 || height === 0) return
    const room = { width: Math.max(1, width - 2 * padding), height: Math.max(1, height - 2 * padding) }
    const zoom = Math.min(1, room.width / bounds.width, room.height / bounds.height)
    await this.look({ x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }, clampZoom(zoom))
  }

  /** Pans so that a point is in the middle, if it is not comfortably in view. */
  async show(point: Point): Promise<void> {
    const { width, height } = this.area.container.getBoundingClientRect()
    const { x, y, k } = this.area.area.transform
    const [left, top] = [point.x * k + x, point.y * k + y]
    const isInView = left > padding && top > padding && left < width - padding && top < height - padding
    if (!isInView) await this.look(point, k)
  }

  /** Puts a point of the canvas into the middle of the view. */
  async look({ x, y }: Point, zoom = this.zoom): Promise<void> {
    const { width, height } = this.area.container.getBoundingClientRect()
    await this.area.area.zoom(zoom, 0, 0)
    await this.area.area.translate(width / 2 - x * zoom, height / 2 - y * zoom)
  }
}

function clampZoom(zoom: number): number {
  return Math.min(maxZoom, Math.max(minZoom, zoom))
}
