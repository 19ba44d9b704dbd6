import type { Finding } from '../../definition/problem.js'
import { copyNodes, duplicateNodes, pasteNodes, shiftTo } from '../../editor/clipboard.js'
import type { GraphDocument } from '../../editor/document.js'
import type { Point } from '../../editor/geometry.js'
import type { Selection } from '../../editor/selection.js'
import type { Announcer } from './announcer.js'

/** What is done with everything that is selected, and said. */
export class SelectionActions {
  private readonly document: GraphDocument
  private readonly selection: Selection
  private readonly announcer: Announcer

  constructor(document: GraphDocument, selection: Selection, announcer: Announcer) {
    this.document = document
    this.selection = selection
    this.announcer = announcer
  }

  copy(): string | null {
    const text = copyNodes(this.document, this.selection.nodes)
    if (text !== null) this.announcer.announce(`${this.selection.nodes.size} nodes copied`)
    return text
  }

  /** Pastes around a place and selects what was pasted. */
  paste(text: string, around: Point): Finding | null {
    const result = pasteNodes(this.document, text, (nodes) => shiftTo(nodes, around))
    if ('problem' in result) {
      const { expected, received } = result.problem
      this.announcer.announce(`Nothing pasted: expected ${expected}, received ${received}`)
      return result.problem
    }
    this.selection.set(result.ids)
    this.announcer.announce(`${result.ids.length} nodes pasted`)
    return null
  }

  duplicate(): void {
    const ids = duplicateNodes(this.document, this.selection.nodes)
    if (ids.length > 0) this.selection.set(ids)
    this.announcer.announce(`${ids.length} nodes duplicated`)
  }

  /** Removes nodes and wires; `false` for nothing selected. */
  remove(): boolean {
    const { nodes, connections } = this.selection
    if (this.selection.isEmpty) return false
    this.document.batch(nodes.size > 0 ? `remove ${nodes.size} nodes` : 'disconnect', () => {
      this.document.disconnect(connections)
      this.document.removeNodes(nodes)
    })
    this.announcer.announce(nodes.size > 0 ? `${nodes.size} nodes removed` : `${connections.size} wires removed`)
    return true
  }

  selectAll(): void {
    this.selection.set(this.document.toGraph().nodes.map(({ id }) => id))
    this.announcer.announce(`${this.selection.nodes.size} nodes selected`)
  }
}
