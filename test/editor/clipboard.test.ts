import { describe, expect, it } from 'vitest'
import { copyNodes, duplicateNodes, GraphDocument, pasteNodes, shiftTo } from '../../src/editor/index.js'
import { catalogue } from './nodes.js'

const at = { x: 0, y: 0 }
const here = () => at

function open() {
  const document = new GraphDocument({ catalogue })
  document.addNode('Source', at)
  document.addNode('Layer', { x: 300, y: 40 })
  document.addNode('Layer', { x: 600, y: 40 })
  document.connect(['source1', 'y'], ['layer1', 'x'])
  document.connect(['layer1', 'y'], ['layer2', 'x'])
  return document
}

describe('a copy', () => {
  it('holds the nodes and the wires between them, and pastes under free ids', () => {
    const document = open()
    document.setParam('layer1', 'units', 5)
    document.setLabel('layer1', 'first')
    const text = copyNodes(document, new Set(['layer1', 'layer2'])) ?? ''
    const pasted = pasteNodes(document, text, () => ({ x: 10, y: 20 }))
    expect(pasted).toEqual({ ids: ['layer3', 'layer4'] })
    expect(document.node('layer3')).toEqual({ ...document.node('layer1'), id: 'layer3', position: [310, 60] })
    expect(document.toGraph().connections.slice(2)).toEqual([{ from: ['layer3', 'y'], to: ['layer4', 'x'] }])
    expect(document.undoLabel).toBe('paste 2 nodes')
    document.undo()
    expect(document.toGraph().nodes).toHaveLength(3)
  })

  it('keeps its ids in a graph where they are free', () => {
    const text = copyNodes(open(), new Set(['layer1', 'layer2'])) ?? ''
    const other = new GraphDocument({ catalogue })
    expect(pasteNodes(other, text, here)).toEqual({ ids: ['layer1', 'layer2'] })
  })

  it('shares weights among the pasted, or with the owner that is still there', () => {
    const document = open()
    document.setWeightsOf('layer2', 'layer1')
    pasteNodes(document, copyNodes(document, new Set(['layer1', 'layer2'])) ?? '', here)
    expect(document.node('layer4')?.weightsOf).toBe('layer3')
    const alone = copyNodes(document, new Set(['layer2'])) ?? ''
    expect(duplicateNodes(document, new Set(['layer2']))).toEqual(['layer5'])
    expect(document.node('layer5')?.weightsOf).toBe('layer1')
    document.removeNodes(['layer1'])
    pasteNodes(document, alone, here)
    expect(document.node('layer1')).not.toHaveProperty('weightsOf')
  })

  it('of nothing is nothing', () => {
    expect(copyNodes(open(), new Set(['nobody']))).toBeNull()
  })

  it('comes to where it is wanted', () => {
    const nodes = open().toGraph().nodes
    const { x, y } = shiftTo(nodes, { x: 1000, y: 1000 })
    const left = Math.min(...nodes.map(({ position }) => position[0] + x))
    const right = Math.max(...nodes.map(({ position }) => position[0] + x))
    expect(left).toBeLessThan(1000)
    expect(right).toBeGreaterThan(1000)
    expect(y).toBeGreaterThan(800)
  })
})

describe('a foreign clipboard', () => {
  it.each([
    '',
    'a shopping list',
    '{"nodes": [',
    '{}',
    '[]',
    'null',
    '{"format":"rete-tfjs-graph","version":99,"nodes":[],"connections":[]}',
    '{"format":"rete-tfjs-graph","version":1,"seed":0,"nodes":[],"connections":[],"composites":{},"notes":[],"meta":{}}',
    '{"format":"rete-tfjs-graph","version":1,"nodes":[{"id":"__proto__","type":"Layer"}],"connections":[]}',
  ])('is refused with a reason, and the graph stays: %s', (text) => {
    const document = open()
    const before = document.toGraph()
    const result = pasteNodes(document, text, here)
    expect('problem' in result && result.problem.expected.length).toBeGreaterThan(0)
    expect(document.toGraph()).toBe(before)
  })

  it('may hold a whole graph', () => {
    const text = JSON.stringify({
      format: 'rete-tfjs-graph',
      version: 1,
      nodes: [{ id: 'mine', type: 'Nobody', typeVersion: 3, position: [1, 2], params: { a: 1 } }],
      connections: [],
    })
    const document = open()
    expect(pasteNodes(document, text, here)).toEqual({ ids: ['mine'] })
    expect(pasteNodes(document, text, here)).toEqual({ ids: ['mine1'] })
    expect(document.node('mine1')?.unknown).toBeDefined()
  })
})
