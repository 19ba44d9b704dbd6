import { createCatalogue } from '../../src/definition/catalogue.js'
import type { Graph } from '../../src/graph/graph.js'
import { emptyGraph } from '../../src/graph/graph.js'
import { createGraphEditor, type GraphEditor } from '../../src/vue/index.js'
import { nodes } from '../../nodes/index.js'

export const catalogue = createCatalogue(nodes)

/** An editor in a page of its own size, with what a test asks of it. */
export async function openEditor(graph: Graph = emptyGraph) {
  const container = document.createElement('div')
  container.style.cssText = 'position:fixed;inset:0;width:1000px;height:700px'
  document.body.append(container)
  const editor = createGraphEditor(container, { catalogue, graph })
  await settled(editor)
  const node = (id: string) => found(container.querySelector<HTMLElement>(`[data-node="${id}"]`), id)
  return {
    editor,
    container,
    node,
    param: (id: string, path: string) => found(node(id).querySelector<HTMLElement>(`[data-param="${path}"]`), path),
    port: (id: string, side: 'input' | 'output', name: string) =>
      found(node(id).querySelector<HTMLElement>(`[data-side="${side}"][data-port="${name}"]`), `${side} ${name}`),
    close() {
      editor.destroy()
      container.remove()
    },
  }
}

/** Until the Rete editor and Vue show the document. */
export async function settled(editor: GraphEditor): Promise<void> {
  await editor.document.settled()
  await new Promise((resolve) => setTimeout(resolve))
  await new Promise((resolve) => requestAnimationFrame(resolve))
}

function found<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`expected ${what} in the page`)
  return value
}
