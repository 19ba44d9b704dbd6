import '../style.css'
import { AreaExtensions, AreaPlugin } from 'rete-area-plugin'
import type { FileReference } from '../../definition/params/file.js'
import type { Finding } from '../../definition/problem.js'
import { copyNodes, duplicateNodes, pasteNodes, shiftTo } from '../../editor/clipboard.js'
import { GraphDocument } from '../../editor/document.js'
import { Feed } from '../../editor/feed.js'
import { applyFix } from '../../editor/fixes.js'
import type { Point } from '../../editor/geometry.js'
import type { Schemes } from '../../editor/node.js'
import { Selection } from '../../editor/selection.js'
import type { DroppedWire, GraphEditor, GraphEditorOptions } from './api.js'
import type { NodeHost } from '../node/node-host.js'
import type { Canvas } from './canvas-key.js'
import { CanvasState } from './canvas-state.js'
import { CanvasView } from './canvas-view.js'
import { connectClipboard } from './clipboard-events.js'
import { CanvasKeyboard } from './keyboard.js'
import { Marquee } from './marquee.js'
import { createCanvasContext, mountLayers } from './mount-layers.js'
import { NodeDragging } from './node-dragging.js'
import { VueRenderPlugin } from './render-plugin.js'
import type { CanvasSignals } from './signals.js'
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
  private readonly wires: WireMaking
  private readonly marquee: Marquee
  private readonly keepFile: ((file: File, reference: FileReference) => void) | undefined
  private readonly droppedWires = new Feed<DroppedWire>()
  private readonly backgroundDoubleClicks = new Feed<{ readonly canvas: Point; readonly client: Point }>()
  private readonly wireDoubleClicks = new Feed<{ readonly from: readonly [string, string]; readonly client: Point }>()
  /** What is undone when the editor is destroyed, the last first. */
  private readonly endings: (() => void)[] = []
  private lastPress: PointerEvent | null = null

  constructor(container: HTMLElement, options: GraphEditorOptions) {
    const { catalogue, graph, mode = 'pan', label = 'Graph' } = options
    this.container = container
    this.keepFile = options.onFile
    this.document = options.document ?? new GraphDocument({ catalogue, ...(graph && { graph }) })
    this.prepareContainer(label)
    this.area = this.createArea()
    this.view = new CanvasView(this.area, this.state)
    this.wires = new WireMaking(this.document, this.state, this.view, this, (wire) => this.droppedWires.tell(wire))
    this.marquee = new Marquee(mode, this.area, this.state, this.view, this.selection, this)
    this.endings.push(() => this.marquee.destroy())
    this.render()
    this.listen()
    this.showPresent()
  }

  setReport = this.state.setReport.bind(this.state)
  setRunStates = this.state.setRunStates.bind(this.state)
  setRunState = this.state.setRunState.bind(this.state)
  setSummaries = this.state.setSummaries.bind(this.state)

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
    const text = copyNodes(this.document, this.selection.nodes)
    if (text !== null) this.announce(`${this.selection.nodes.size} nodes copied`)
    return text
  }

  cut(): string | null {
    const text = this.copy()
    if (text !== null) this.removeSelected()
    return text
  }

  paste(text: string, around: Point = this.middle()): Finding | null {
    const result = pasteNodes(this.document, text, (nodes) => shiftTo(nodes, around))
    if ('problem' in result) {
      const { expected, received } = result.problem
      this.announce(`Nothing pasted: expected ${expected}, received ${received}`)
      return result.problem
    }
    this.selection.set(result.ids)
    this.announce(`${result.ids.length} nodes pasted`)
    return null
  }

  duplicate(): void {
    const ids = duplicateNodes(this.document, this.selection.nodes)
    if (ids.length > 0) this.selection.set(ids)
    this.announce(`${ids.length} nodes duplicated`)
  }

  removeSelected(): void {
    const { nodes, connections } = this.selection
    if (this.selection.isEmpty) return
    this.document.batch(nodes.size > 0 ? `remove ${nodes.size} nodes` : 'disconnect', () => {
      this.document.disconnect(connections)
      this.document.removeNodes(nodes)
    })
    this.announce(nodes.size > 0 ? `${nodes.size} nodes removed` : `${connections.size} wires removed`)
    this.container.focus({ preventScroll: true })
  }

  selectAll(): void {
    this.selection.set(this.document.toGraph().nodes.map(({ id }) => id))
    this.announce(`${this.selection.nodes.size} nodes selected`)
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

  private prepareContainer(label: string): void {
    const { container } = this
    container.classList.add('rt-canvas')
    container.tabIndex = 0
    container.setAttribute('role', 'application')
    container.setAttribute('aria-label', label)
    this.endings.push(() => {
      container.classList.remove('rt-canvas')
      for (const name of ['tabindex', 'role', 'aria-label', 'data-mode']) container.removeAttribute(name)
      for (const name of ['--rt-pan-x', '--rt-pan-y', '--rt-dots']) container.style.removeProperty(name)
    })
  }

  private createArea(): AreaPlugin<Schemes, CanvasSignals> {
    const { pipes } = this.document.editor.signal
    const area = new AreaPlugin<Schemes, CanvasSignals>(this.container)
    this.document.editor.use(area)
    // Rete has no way to take a plugin out again; the document may live longer than this canvas.
    const pipe = pipes.at(-1)
    AreaExtensions.zIndexNodesOrder(area)
    this.endings.push(() => {
      area.destroy()
      area.area.content.holder.remove()
      const index = pipe ? pipes.indexOf(pipe) : -1
      if (index >= 0) pipes.splice(index, 1)
    })
    return area
  }

  private render(): void {
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
    const context = createCanvasContext(canvas, this.createHost())
    const renderer = new VueRenderPlugin(this.state, context, (id) => this.document.connectionOf(id))
    this.area.use(renderer)
    const removeLayers = mountLayers(this.area.area.content.holder, this.container, context)
    this.endings.push(removeLayers, () => renderer.destroy())
  }

  private createHost(): NodeHost {
    const { document, area, keepFile } = this
    return {
      catalogue: document.catalogue,
      setParam: (id, key, value, session) => document.setParam(id, key, value, session ? { session } : {}),
      cancel: (session) => document.cancel(session),
      ...(keepFile && { keepFile }),
      setLabel: (id, label) => document.setLabel(id, label),
      applyFix: (problem, fix) => {
        const refusal = applyFix(document, problem, fix)
        this.announce(
          refusal ? `Not done: expected ${refusal.expected}, received ${refusal.received}` : `Done: ${fix.label}`,
        )
        return refusal
      },
      portMounted: (nodeId, side, key, element) => {
        const node = document.editorNode(nodeId)
        const payload = (side === 'input' ? node?.inputs[key] : node?.outputs[key])?.socket
        if (payload) {
          void area.emit({
            type: 'render',
            data: { type: 'socket', side, key, nodeId, payload, element, filled: true },
          })
        }
      },
      portUnmounted: (element) => void area.emit({ type: 'unmount', data: { element } }),
      portPressed: (id, side, name, event) => this.wires.press({ reference: [id, name], side }, event),
      draft: this.state.draft,
    }
  }

  private listen(): void {
    const { container, document, selection } = this
    const rememberPress = (event: PointerEvent) => {
      this.lastPress = event
      this.selectUnder(event)
    }
    container.addEventListener('pointerdown', rememberPress, { capture: true })
    const dragging = new NodeDragging(document, this.area, selection, () => this.lastPress)
    const keyboard = new CanvasKeyboard({
      container,
      document,
      selection,
      state: this.state,
      view: this.view,
      wires: this.wires,
      actions: this,
    })
    const doubleClick = (event: MouseEvent) => {
      if (event.target !== container && event.target !== this.area.area.content.holder) return
      const client = { x: event.clientX, y: event.clientY }
      this.backgroundDoubleClicks.tell({ canvas: this.view.toCanvas(client), client })
    }
    container.addEventListener('dblclick', doubleClick)
    this.endings.push(
      () => container.removeEventListener('pointerdown', rememberPress, { capture: true }),
      () => container.removeEventListener('dblclick', doubleClick),
      () => dragging.destroy(),
      () => keyboard.destroy(),
      connectClipboard(container, this),
      document.onRefused(({ message }) => this.announce(`Refused: ${message}`)),
      document.onChange(({ graph }) => {
        selection.keep(new Set(graph.nodes.map(({ id }) => id)), new Set(graph.connections))
      }),
    )
  }

  /** A press on a control does not drag its node, but the node is meant all the same. */
  private selectUnder(event: PointerEvent): void {
    const target = event.target instanceof Element ? event.target : null
    const id = target?.closest('.rt-control, .rt-view')?.closest<HTMLElement>('[data-node]')?.dataset['node']
    if (id !== undefined && !this.selection.nodes.has(id)) this.selection.set([id])
  }

  /** Nodes that the Rete editor held before it had an area. */
  private showPresent(): void {
    for (const node of this.document.editor.getNodes()) {
      this.area.addNodeView(node)
      const [x, y] = node.model.position
      void this.area.translate(node.id, { x, y })
    }
    for (const connection of this.document.editor.getConnections()) this.area.addConnectionView(connection)
  }

  private elementOf(id: string): HTMLElement | null {
    return this.container.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
  }
}
