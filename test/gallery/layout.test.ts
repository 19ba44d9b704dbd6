import { expect, it } from 'vitest'
import { areOverlapping } from '../../src/editor/geometry.js'
import { GraphDocument, layoutOf, type Rectangle } from '../../src/editor/index.js'
import { catalogue, galleryNames, openGallery } from './open-gallery.js'

/** Room around a node for what is written under it, such as its time in a run, in canvas units. */
const room = 20

it.each(galleryNames)('%s: no node stands over another', (name) => {
  const graph = openGallery(name)
  const document = new GraphDocument({ catalogue, graph })
  const boxes = graph.nodes.map(({ id, position: [x, y] }): Rectangle & { readonly id: string } => {
    const layout = layoutOf(document, id)
    if (!layout) throw new Error(`${id}: expected a layout`)
    return { id, x, y, width: layout.width, height: layout.height + room }
  })
  const covered = boxes.flatMap((box, index) =>
    boxes.slice(index + 1).flatMap((other) => (areOverlapping(box, other) ? [`${box.id} and ${other.id}`] : [])),
  )
  expect(covered).toEqual([])
})
