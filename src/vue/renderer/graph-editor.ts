import '../style.css'
import type { AreaPlugin } from 'rete-area-plugin'
import type { Finding } from '../../definition/problem.js'
import { GraphDocument } from '../../editor/document.js'
import { Feed } from '../../editor/feed.js'
import type { Point } from '../../editor/geometry.js'
import type { Schemes } from '../../editor/node.js'
import { Selection } from '../../editor/selection.js'
import type { DroppedWire, GraphEditor, GraphEditorOptions } from './api.js'
import { createArea, prepareContainer, showPresent } from './canvas-area.js'
import { createCanvasHost } from './canvas-host.js'
import type { Canvas } from './canvas-key.js'
import { CanvasPresses } from './canvas-presses.js'
import { CanvasState } from './canvas-state.js'
import { CanvasView } from './canvas-view.js'
import { connectClipboard } from './clipboard-events.js'
import { CanvasKeyboard } from './keyboard.js'
import { Marquee } from './marquee.js'
import { createCanvasContext, mountLayers } from './mount-layers.js'
import { NodeDragging } from './node-dragging.js'
import { VueRenderPlugin } from './render-plugin.js'
import { SelectionActions } from './selection-actions.js'
import type { CanvasSignals } from './signals.js'
import { WireDragging } from './wire-dragging.js'
import { WireMaking } from './wire-making.js'

/** What is pointed out is shown at least so large. */
const legibleZoom = 0.85

/**
 * Opens a graph editor in an element of the page, which it fills. The element needs a size of its own. What is shown follows the document; what
 * checking and running found out is handed in with `setReport`, `setRunStates` and `setSummaries`.
 */
export function createGraphEditor(container: HTMLElement, options: GraphEditorOptions): GraphEditor {
  return new CanvasEditor(container, options)
}

class CanvasEditor implements GraphEditor {
  readonly document: GraphDocument
  readonly area: AreaPlugin<Schemes, CanvasSignals>
  readonly selection = new Selection()
  private readonly container: HTMLElement
  private readonly state = new CanvasState(this.selection)
  private readonly view: CanvasView
  private readonly actions: SelectionActions
  private readonly wires: WireMaking
  private readonly marquee: Marquee
  private readonly droppedWires = new Feed<DroppedWire>()
  private readonly backgroundDoubleClicks = new Feed<{ readonly canvas: Point; readonly client: Point }>()
  private readonly wireDoubleClicks = new Feed<{ readonly from: readonly [string, string]; readonly client: Point }>()
  /** What is undone when the editor is destroyed, the last first. */
  private readonly endings: (() => void)[] = []

  constructor(container: HTMLElement, options: GraphEditorOptions) {
    const { catalogue, graph, mode = 'pan', label = 'Graph' } = options
    this.container = container
    this.document = options.document ?? new GraphDocument({ catalogue, ...(graph && { graph }) })
    this.actions = new SelectionActions(this.document, this.selection, this)
    this.endings.push(prepareContainer(container, label))
    const { area, remove } = createArea(container, this.document)
    this.area = area
    this.endings.push(remove)
    this.view = new CanvasView(area, this.state)
    this.wires = new WireMaking(this.document, this.state, this)
    this.marquee = new Marquee(mode, area, this.state, this.view, this.selection, this)
    this.endings.push(() => this.marquee.destroy())
    this.render(options.files)
    this.listen()
    showPresent(this.document, area)
  }

  setReport = this.state.setReport.bind(this.state)
  setRunStates = this.state.setRunStates.bind(this.state)
  setRunState = this.state.setRunState.bind(this.state)
  setSummaries = this.state.setSummaries.bind(this.state)
  setTrainings = this.state.setTrainings.bind(this.state)
  setActivations = this.state.setActivations.bind(this.state)

  setMode(mode: 'pan' | 'select'): void {
    this.marquee.mode = mode
    this.container.dataset['mode'] = mode
  }

  async fit(ids?: Iterable<string>): Promise<void> {
    await this.document.settled()
    await this.view.fit(ids ?? this.state.nodes.keys())
  }

  zoomBy(factor: number): Promise<void> {
    return this.view.zoomBy(factor)
  }

  zoom(): number {
    return this.view.zoom
  }

  show(at: Point): Promise<void> {
    return this.view.show(at)
  }

  async reveal(id: string): Promise<void> {
    await this.document.settled()
    const node = this.state.nodes.get(id)
    if (!node) return
    const { position, layout } = node
    this.selection.set([id])
    const middle = { x: position.x + layout.width / 2, y: position.y + layout.height / 2 }
    await this.view.look(middle, Math.max(this.view.zoom, legibleZoom))
    this.elementOf(id)?.focus({ preventScroll: true })
  }

  rename(id: string): void {
    const node = this.state.nodes.get(id)
    if (node) node.renaming++
  }

  toCanvas(client: Point): Point {
    return this.view.toCanvas(client)
  }

  middle(): Point {
    return this.view.middle()
  }

  copy(): string | null {
    return this.actions.copy()
  }

  cut(): string | null {
    const text = this.copy()
    if (text !== null) this.removeSelected()
    return text
  }

  paste(text: string, around: Point = this.middle()): Finding | null {
    return this.actions.paste(text, around)
  }

  duplicate(): void {
    this.actions.duplicate()
  }

  removeSelected(): void {
    if (this.actions.remove()) this.container.focus({ preventScroll: true })
  }

  selectAll(): void {
    this.actions.selectAll()
  }

  announce(text: string): void {
    this.state.announcement.value = text
  }

  onWireDropped = this.droppedWires.listen.bind(this.droppedWires)
  onBackgroundDoubleClick = this.backgroundDoubleClicks.listen.bind(this.backgroundDoubleClicks)
  onWireDoubleClick = this.wireDoubleClicks.listen.bind(this.wireDoubleClicks)

  onViewChange(listener: () => void): () => void {
    return this.view.onChange(listener)
  }

  destroy(): void {
    for (let end = this.endings.pop(); end; end = this.endings.pop()) end()
  }

  private render(files: GraphEditorOptions['files']): void {
    const canvas: Canvas = {
      state: this.state,
      wirePressed: ({ connection }, event) => {
        if (!connection || event.button !== 0) return
        event.stopPropagation()
        if (event.ctrlKey || event.metaKey || event.shiftKey) this.selection.add([], [connection])
        else this.selection.set([], [connection])
        this.container.focus({ preventScroll: true })
      },
      wireDoubleClicked: ({ connection }, event) => {
        if (connection)
          this.wireDoubleClicks.tell({ from: connection.from, client: { x: event.clientX, y: event.clientY } })
      },
    }
    const wires = new WireDragging(this.wires, this.state, this.view, (wire) => this.droppedWires.tell(wire))
    const { document, area, state } = this
    const host = createCanvasHost({ document, area, state, wires, announcer: this, files })
    const context = createCanvasContext(canvas, host)
    const renderer = new VueRenderPlugin(this.state, context, (id) => this.document.connectionOf(id))
    this.area.use(renderer)
    const removeLayers = mountLayers(this.area.area.content.holder, this.container, context)
    this.endings.push(removeLayers, () => renderer.destroy())
  }

  private listen(): void {
    const { container, document, selection, state, view, wires } = this
    const presses = new CanvasPresses(container, this.area.area.content.holder, selection, (client) => {
      this.backgroundDoubleClicks.tell({ canvas: view.toCanvas(client), client })
    })
    const dragging = new NodeDragging(document, this.area, selection, () => presses.last)
    const keyboard = new CanvasKeyboard({ container, document, selection, state, view, wires, actions: this })
    this.endings.push(
      () => presses.destroy(),
      () => dragging.destroy(),
      () => keyboard.destroy(),
      connectClipboard(container, this),
      document.onRefused(({ message }) => this.announce(`Refused: ${message}`)),
      document.onChange(({ graph }) => {
        selection.keep(new Set(graph.nodes.map(({ id }) => id)), new Set(graph.connections))
      }),
    )
  }

  private elementOf(id: string): HTMLElement | null {
    return this.container.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
  }
}
