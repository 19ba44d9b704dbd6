import type { Point } from '../../src/editor/index.js'
import { metrics } from '../../src/editor/index.js'
import type { Session } from '../session/session.js'
import type { Workspace } from './workspace.js'

/** What a node is dragged from the palette as. */
export const nodeDragType = 'application/x-rete-tfjs-node'

/** A new node that is offered again and again would lie on the last one: each is put a little lower right. */
const offset = 24

/** Adds a node with its middle at a point of the canvas, by default the middle of the view, and selects it. */
export function placeNode({ document }: Session, { editor }: Workspace, type: string, at?: Point): void {
  if (!editor.value) return
  const middle = at ?? editor.value.middle()
  let x = Math.round(middle.x - metrics.width / 2)
  let y = Math.round(middle.y - metrics.title)
  const isTaken = () => document.toGraph().nodes.some(({ position }) => position[0] === x && position[1] === y)
  while (isTaken()) {
    x += offset
    y += offset
  }
  const id = document.addNode(type, { x, y })
  editor.value.selection.set([id])
  editor.value.announce(`${document.catalogue.nodes.get(type)?.label ?? type} added`)
}
