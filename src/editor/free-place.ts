import type { GraphDocument } from './document.js'
import type { Point, Rectangle } from './geometry.js'
import { layoutOf, layoutOutside } from './insert.js'

/** Free canvas around a new node. */
const margin = 24

/** Beside how many of the nearest nodes a place is looked for. */
const neighbours = 40

/** Where a new node of a type covers no other: the place nearest to `wanted`, its upper left corner there. */
export function freePlace(document: GraphDocument, type: string, wanted: Point): Point {
  const { width, height } = layoutOutside(document, document.newNode(type, wanted))
  const taken = document.toGraph().nodes.flatMap(({ id, position: [x, y] }): Rectangle[] => {
    const layout = layoutOf(document, id)
    return layout ? [{ x, y, width: layout.width, height: layout.height }] : []
  })
  return nearestFree(taken, { ...wanted, width, height })
}

/** Beside what is taken, or exactly at the wanted place; nearest first. */
function nearestFree(taken: readonly Rectangle[], wanted: Rectangle): Point {
  const distance = ({ x, y }: Point) => Math.hypot(x - wanted.x, y - wanted.y)
  const nearest = [...taken].sort((a, b) => distance(a) - distance(b)).slice(0, neighbours)
  const columns = nearest.flatMap(({ x, width }) => [x + width + margin, x - wanted.width - margin])
  const rows = nearest.flatMap(({ y, height }) => [y + height + margin, y - wanted.height - margin])
  const places = [wanted.x, ...columns].flatMap((x) => [wanted.y, ...rows].map((y): Point => ({ x, y })))
  const isFree = (place: Point) => !taken.some((other) => isClose({ ...wanted, ...place }, other))
  return places.sort((a, b) => distance(a) - distance(b)).find(isFree) ?? wanted
}

/** Whether two rectangles lie nearer to each other than the margin. */
function isClose(a: Rectangle, b: Rectangle): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  )
}
