import { type Root, Scope } from 'rete'
import type { Area2D } from 'rete-area-plugin'
import { type AppContext, h, render, shallowReactive } from 'vue'
import { EditorNode, type Schemes } from '../../editor/node.js'
import type { Connection } from '../../graph/graph.js'
import { followNode } from '../node/node-state.js'
import NodeView from '../node/NodeView.vue'
import type { CanvasState, WireState } from './canvas-state.js'
import type { CanvasSignals } from './signals.js'

type Signals = Area2D<Schemes> | CanvasSignals
type RenderContext = Extract<Area2D<Schemes>, { type: 'render' }>

/**
 * Renders a Rete area with Vue: one component for each node, all wires in one SVG layer (WireLayer), positions of ports computed from the
 * layout of the node, one app context for all. `render` signals of other things pass through, so that other renderers can stand beside it.
 *
 * What is outside the view is mounted too; where nodes and wires are taken in and let go (`showNode`, `showWire`) is the place for culling.
 */
export class VueRenderPlugin extends Scope<never, [Signals, Root<Schemes>]> {
  private readonly state: CanvasState
  private readonly appContext: AppContext
  private readonly connectionOf: (reteId: string) => Connection | null
  /** What is mounted in which element, and how to let it go. */
  private readonly mounted = new Map<HTMLElement, () => void>()

  constructor(state: CanvasState, appContext: AppContext, connectionOf: (reteId: string) => Connection | null) {
    super('vue-render')
    this.state = state
    this.appContext = appContext
    this.connectionOf = connectionOf
    this.addPipe((context) => this.receive(context))
  }

  /** Unmounts everything. */
  destroy(): void {
    for (const letGo of this.mounted.values()) letGo()
    this.mounted.clear()
  }

  private receive(context: Signals | Root<Schemes>): Signals | Root<Schemes> {
    switch (context.type) {
      case 'render':
        return this.show(context)
      case 'unmount':
        this.mounted.get(context.data.element)?.()
        this.mounted.delete(context.data.element)
        break
      case 'nodetranslated': {
        const node = this.state.nodes.get(context.data.id)
        if (node) node.position = { ...context.data.position }
        break
      }
    }
    return context
  }

  private show(context: RenderContext | Extract<CanvasSignals, { type: 'render' }>): typeof context {
    if (context.data.filled || context.data.type === 'socket') return context
    const { data } = context
    if (data.type === 'connection') this.showWire(data)
    else if (data.payload instanceof EditorNode) this.showNode(data.element, data.payload)
    else return context
    data.filled = true
    return context
  }

  /** Rendering a second time changes nothing: the component follows its state, and a field in it keeps the focus. */
  private showNode(element: HTMLElement, node: EditorNode): void {
    if (this.mounted.has(element)) return
    const { state, stop } = followNode(node)
    this.state.add(state)
    const vnode = h(NodeView, { state })
    vnode.appContext = this.appContext
    render(vnode, element)
    this.mounted.set(element, () => {
      stop()
      render(null, element)
      if (this.state.nodes.get(node.id) === state) this.state.nodes.delete(node.id)
    })
  }

  private showWire({ element, payload, start, end }: Extract<RenderContext['data'], { type: 'connection' }>): void {
    const known = this.state.wires.get(payload.id)
    if (known) {
      known.start = start ?? null
      known.end = end ?? null
      return
    }
    // The area gives every connection an element of its own; ours are all in one layer.
    element.remove()
    const wire: WireState = shallowReactive({
      id: payload.id,
      source: payload.source,
      sourceOutput: payload.sourceOutput,
      target: payload.target,
      targetInput: payload.targetInput,
      connection: this.connectionOf(payload.id),
      start: start ?? null,
      end: end ?? null,
      isSelected: false,
    })
    this.state.wires.set(payload.id, wire)
    this.markWired(wire, true)
    this.mounted.set(element, () => {
      this.state.wires.delete(payload.id)
      this.markWired(wire, false)
    })
  }

  private markWired(wire: WireState, isWired: boolean): void {
    this.markPort(wire.source, `output.${wire.sourceOutput}`, isWired || this.hasOtherWire(wire))
    this.markPort(wire.target, `input.${wire.targetInput}`, isWired)
  }

  private hasOtherWire({ id, source, sourceOutput }: WireState): boolean {
    for (const other of this.state.wires.values()) {
      if (other.id !== id && other.source === source && other.sourceOutput === sourceOutput) return true
    }
    return false
  }

  private markPort(id: string, port: string, isWired: boolean): void {
    const node = this.state.nodes.get(id)
    if (!node || node.wired.has(port) === isWired) return
    const wired = new Set(node.wired)
    if (isWired) wired.add(port)
    else wired.delete(port)
    node.wired = wired
  }
}
