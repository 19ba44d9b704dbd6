import { AreaExtensions, AreaPlugin } from 'rete-area-plugin'
import type { GraphDocument } from '../../editor/document.js'
import type { Schemes } from '../../editor/node.js'
import type { CanvasSignals } from './signals.js'

/** Makes an element of the page a canvas. Gives a function that makes it what it was. */
export function prepareContainer(container: HTMLElement, label: string): () => void {
  container.classList.add('rt-canvas')
  container.tabIndex = 0
  container.setAttribute('role', 'application')
  container.setAttribute('aria-label', label)
  return () => {
    container.classList.remove('rt-canvas')
    for (const name of ['tabindex', 'role', 'aria-label', 'data-mode']) container.removeAttribute(name)
    for (const name of ['--rt-pan-x', '--rt-pan-y', '--rt-dots']) container.style.removeProperty(name)
  }
}

/** The area of a document in an element, and a function that takes it out of both again. */
export function createArea(
  container: HTMLElement,
  document: GraphDocument,
): { readonly area: AreaPlugin<Schemes, CanvasSignals>; readonly remove: () => void } {
  const { pipes } = document.editor.signal
  const area = new AreaPlugin<Schemes, CanvasSignals>(container)
  document.editor.use(area)
  // Rete has no way to take a plugin out again; the document may live longer than this canvas.
  const pipe = pipes.at(-1)
  AreaExtensions.zIndexNodesOrder(area)
  const remove = () => {
    area.destroy()
    area.area.content.holder.remove()
    const index = pipe ? pipes.indexOf(pipe) : -1
    if (index >= 0) pipes.splice(index, 1)
  }
  return { area, remove }
}

/** Shows the nodes that the Rete editor held before it had an area. */
export function showPresent({ editor }: GraphDocument, area: AreaPlugin<Schemes, CanvasSignals>): void {
  for (const node of editor.getNodes()) {
    area.addNodeView(node)
    const [x, y] = node.model.position
    void area.translate(node.id, { x, y })
  }
  for (const connection of editor.getConnections()) area.addConnectionView(connection)
}
