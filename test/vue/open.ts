import { onTestFinished } from 'vitest'
import { createCatalogue } from '../../src/definition/catalogue.js'
import type { Graph } from '../../src/graph/graph.js'
import { emptyGraph } from '../../src/graph/graph.js'
import { createGraphEditor, type GraphEditor } from '../../src/vue/index.js'
import { nodes } from '../../nodes/index.js'

export const catalogue = createCatalogue(nodes)

/** An editor in a page of its own size, with what a test asks of it; it is closed when the test is over. */
export async function openEditor(graph: Graph = emptyGraph) {
  const container = document.createElement('div')
  container.style.cssText = 'position:fixed;inset:0;width:1000px;height:700px'
  document.body.append(container)
  const editor = createGraphEditor(container, { catalogue, graph })
  onTestFinished(() => {
    editor.destroy()
    container.remove()
  })
  await settled(editor)
  const node = (id: string) => found(container.querySelector<HTMLElement>(`[data-node="${id}"]`), id)
  return {
    editor,
    document: editor.document,
    container,
    /** Adds a node and gives its id. */
    add: async (type: string, x: number, y = 100) => {
      const id = editor.document.addNode(type, { x, y })
      await settled(editor)
      return id
    },
    node,
    param: (id: string, path: string) => found(node(id).querySelector<HTMLElement>(`[data-param="${path}"]`), path),
    port: (id: string, side: 'input' | 'output', name: string) =>
      found(node(id).querySelector<HTMLElement>(`[data-side="${side}"][data-port="${name}"]`), `${side} ${name}`),
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
