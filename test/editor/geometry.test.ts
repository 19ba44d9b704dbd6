import { describe, expect, it } from 'vitest'
import { boundsOf, GraphDocument, layoutOf, metrics, portPlace, wirePath } from '../../src/editor/index.js'
import { catalogue } from './nodes.js'

const at = { x: 0, y: 0 }

describe('the layout of a node', () => {
  const rows = (document: GraphDocument, id: string) =>
    layoutOf(document, id)?.rows.map((row) => (row.kind === 'param' ? row.path.join('.') : row.kind))

  it('has ports, the parameters that are not advanced, and those of the chosen variant below it', () => {
    const document = new GraphDocument({ catalogue })
    const id = document.addNode('Layer', at)
    expect(rows(document, id)).toEqual(['ports', 'units', 'activation', 'useBias'])
    const before = layoutOf(document, id)?.height ?? 0
    document.setParam(id, 'activation', 'elu')
    expect(rows(document, id)).toEqual(['ports', 'units', 'activation', 'activation.alpha', 'useBias'])
    expect(layoutOf(document, id)?.height).toBe(before + metrics.paramRow)
  })

  it('draws a curve in activations', () => {
    const document = new GraphDocument({ catalogue })
    expect(rows(document, document.addNode('ELU', at))).toEqual(['ports', 'alpha', 'curve'])
  })

  it('puts inputs on the left and outputs on the right edge, one row each', () => {
    const document = new GraphDocument({ catalogue })
    const [source, merge] = [document.addNode('Source', at), document.addNode('Merge', at)]
    document.connect([source, 'y'], [merge, 'x1'])
    const layout = layoutOf(document, merge)
    if (!layout) throw new Error('expected a layout')
    const first = metrics.title + metrics.padding / 2 + metrics.portRow / 2
    expect(portPlace(layout, 'input', 'x1')).toEqual({ x: 0, y: first })
    expect(portPlace(layout, 'input', 'x2')).toEqual({ x: 0, y: first + metrics.portRow })
    expect(portPlace(layout, 'output', 'y')).toEqual({ x: metrics.width, y: first })
    expect(portPlace(layout, 'input', 'x9')).toBeNull()
  })

  it('is the same before and after Rete shows the node', async () => {
    const document = new GraphDocument({ catalogue })
    const id = document.addNode('Layer', at)
    const before = layoutOf(document, id)
    await document.settled()
    expect(document.editorNode(id)?.layout).toEqual(before)
    expect(document.editorNode(id)?.width).toBe(before?.width)
  })
})

it('bounds enclose everything', () => {
  expect(boundsOf([])).toBeNull()
  const boxes = [
    { x: 0, y: 5, width: 10, height: 10 },
    { x: -5, y: 0, width: 2, height: 30 },
  ]
  expect(boundsOf(boxes)).toEqual({ x: -5, y: 0, width: 15, height: 30 })
})

it('a wire leaves to the right and arrives from the left, also backwards', () => {
  const numbers = (path: string) => path.match(/-?[\d.]+/g)?.map(Number) ?? []
  for (const end of [
    { x: 200, y: 50 },
    { x: -200, y: 50 },
  ]) {
    const [startX = 0, , firstX = 0, firstY, lastX = 0, lastY, endX = 0] = numbers(wirePath({ x: 0, y: 0 }, end))
    expect(firstX).toBeGreaterThan(startX)
    expect(lastX).toBeLessThan(endX)
    expect([firstY, lastY]).toEqual([0, end.y])
  }
})
