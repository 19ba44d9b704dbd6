import { describe, expect, it } from 'vitest'
import { freePlace, GraphDocument, layoutOf, type Point } from '../../src/editor/index.js'
import { catalogue } from './nodes.js'

describe('a free place', () => {
  it('is the wanted one on an empty canvas', () => {
    const document = new GraphDocument({ catalogue })
    expect(freePlace(document, 'Layer', { x: 7, y: -30 })).toEqual({ x: 7, y: -30 })
  })

  it('covers no node, however many are added at the same place', () => {
    const document = new GraphDocument({ catalogue })
    const wanted = { x: 100, y: 100 }
    const ids = Array.from({ length: 60 }, (_, index) => {
      const type = index % 3 === 0 ? 'ELU' : 'Layer'
      return document.addNode(type, freePlace(document, type, wanted))
    })
    const places = ids.map((id) => {
      const [x = NaN, y = NaN] = document.node(id)?.position ?? []
      const { width = NaN, height = NaN } = layoutOf(document, id) ?? {}
      return { x, y, width, height }
    })
    const covered = places.filter((a, index) =>
      places
        .slice(index + 1)
        .some((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
    )
    expect(covered).toEqual([])
    // They lie around the wanted place, not in a long row away from it.
    const away = ({ x, y }: Point) => Math.hypot(x - wanted.x, y - wanted.y)
    expect(Math.max(...places.map(away))).toBeLessThan(1500)
  })

  it('leaves the graph as it is', () => {
    const document = new GraphDocument({ catalogue })
    const before = document.toGraph()
    freePlace(document, 'Layer', { x: 0, y: 0 })
    expect(document.toGraph()).toBe(before)
  })
})
