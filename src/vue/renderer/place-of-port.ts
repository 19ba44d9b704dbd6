import { type Point, portPlace } from '../../editor/geometry.js'
import type { Side } from '../../graph/ports.js'
import type { CanvasState } from './canvas-state.js'

/** Where a port is on the canvas; `null` for one that is not shown. */
export function placeOfPort(state: CanvasState, id: string, side: Side, name: string): Point | null {
  const node = state.nodes.get(id)
  const place = node && portPlace(node.layout, side, name)
  return place ? { x: node.position.x + place.x, y: node.position.y + place.y } : null
}
