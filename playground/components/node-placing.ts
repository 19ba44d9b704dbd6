import type { Point } from '../../src/editor/index.js'
import { freePlace, metrics } from '../../src/editor/index.js'
import type { Session } from '../session/session.js'
import type { Workspace } from './workspace.js'

/** What a node is dragged from the palette as. */
export const nodeDragType = 'application/x-rete-tfjs-node'

/**
 * Adds a node and selects it: with its middle at a point of the canvas, or without one where it covers no other, as near to the
 * middle of the view as that goes.
 */
export function placeNode({ document }: Session, { editor }: Workspace, type: string, at?: Point): void {
  if (!editor.value) return
  const middle = at ?? editor.value.middle()
  const corner = { x: Math.round(middle.x - metrics.width / 2), y: Math.round(middle.y - metrics.title) }
  const place = at ? corner : freePlace(document, type, corner)
  const id = document.addNode(type, place)
  void editor.value.show({ x: place.x + metrics.width / 2, y: place.y + metrics.title })
  editor.value.selection.set([id])
  editor.value.announce(`${document.catalogue.nodes.get(type)?.label ?? type} added`)
}
