import { type AppContext, type Component, createApp, h, render } from 'vue'
import { nodeHostKey, type NodeHost } from '../node/node-host.js'
import { type Canvas, canvasKey } from './canvas-key.js'
import CanvasOverlay from './CanvasOverlay.vue'
import DraftLayer from './DraftLayer.vue'
import WireLayer from './WireLayer.vue'

/** One app context for everything on the canvas: provided values reach each node although each is rendered by itself. */
export function createCanvasContext(canvas: Canvas, host: NodeHost): AppContext {
  const app = createApp({ render: () => null })
  app.provide(canvasKey, canvas)
  app.provide(nodeHostKey, host)
  return app._context
}

/** Mounts the wires below the nodes, the wire that is being made above them, and what is said aloud. Gives a function that removes them. */
export function mountLayers(holder: HTMLElement, container: HTMLElement, context: AppContext): () => void {
  const layers = [
    mount(WireLayer, holder, 'rt-layer is-wires', context),
    mount(DraftLayer, holder, 'rt-layer is-draft', context),
    mount(CanvasOverlay, container, 'rt-overlay', context),
  ]
  return () => {
    for (const remove of layers) remove()
  }
}

function mount(component: Component, parent: HTMLElement, className: string, context: AppContext): () => void {
  const element = document.createElement('div')
  element.className = className
  parent.prepend(element)
  const vnode = h(component)
  vnode.appContext = context
  render(vnode, element)
  return () => {
    render(null, element)
    element.remove()
  }
}
