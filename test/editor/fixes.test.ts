import { describe, expect, it } from 'vitest'
import type { Fix, Problem } from '../../src/definition/problem.js'
import { addWiredNode, applyFix, GraphDocument, insertNodeOnWire, layoutOf } from '../../src/editor/index.js'
import { catalogue } from './nodes.js'

const problemOf = (node: string | null): Problem => ({
  severity: 'problem',
  kind: 'shape',
  at: 'x',
  expected: 'a',
  received: 'b',
  fixes: [],
  node,
})

function open() {
  const document = new GraphDocument({ catalogue })
  document.addNode('Source', { x: 0, y: 0 })
  document.addNode('Layer', { x: 260, y: 0 })
  document.addNode('Layer', { x: 520, y: 0 })
  document.connect(['source1', 'y'], ['layer1', 'x'])
  document.connect(['layer1', 'y'], ['layer2', 'x'])
  const before = document.toGraph()
  const apply = (fix: Fix, node: string | null = 'layer1') => applyFix(document, problemOf(node), fix)
  return { document, before, apply }
}

describe('a fix', () => {
  it('sets a parameter, here or on another node', () => {
    const { document, apply } = open()
    expect(apply({ do: 'setParam', label: '', param: 'units', value: 10 })).toBeNull()
    expect(apply({ do: 'setParam', label: '', param: 'units', value: 11, node: 'layer2' })).toBeNull()
    expect([document.node('layer1')?.params['units'], document.node('layer2')?.params['units']]).toEqual([10, 11])
    expect(apply({ do: 'setParam', label: '', param: 'units', value: -1 })?.expected).toBe(
      'a whole number of 1 or more',
    )
  })

  it('inserts a node on the wire, makes room, and is one step', () => {
    const { document, before, apply } = open()
    expect(apply({ do: 'insertNode', label: '', port: 'x', type: 'ELU', params: { alpha: 2 } })).toBeNull()
    expect(document.toGraph().connections).toEqual([
      { from: ['layer1', 'y'], to: ['layer2', 'x'] },
      { from: ['source1', 'y'], to: ['elu1', 'x'] },
      { from: ['elu1', 'y'], to: ['layer1', 'x'] },
    ])
    expect(document.node('elu1')?.params['alpha']).toBe(2)
    const end = (id: string) => (document.node(id)?.position[0] ?? 0) + (layoutOf(document, id)?.width ?? 0)
    expect(end('source1')).toBeLessThan(document.node('elu1')?.position[0] ?? 0)
    expect(end('elu1')).toBeLessThan(document.node('layer1')?.position[0] ?? 0)
    expect(end('layer1')).toBeLessThan(document.node('layer2')?.position[0] ?? 0)
    document.undo()
    expect(document.toGraph()).toBe(before)
  })

  it('removes a wire, adds a missing node, replaces one', () => {
    const { document, apply } = open()
    expect(apply({ do: 'removeWire', label: '', port: 'x' })).toBeNull()
    expect(document.toGraph().connections).toHaveLength(1)
    expect(apply({ do: 'addNode', label: '', port: 'x', type: 'Source' })).toBeNull()
    expect(document.toGraph().connections.at(-1)).toEqual({ from: ['source2', 'y'], to: ['layer1', 'x'] })
    expect(apply({ do: 'replaceNode', label: '', type: 'ELU' })).toBeNull()
    expect(document.node('layer1')).toMatchObject({ type: 'ELU', params: { alpha: 1 }, position: [260, 0] })
    expect(document.toGraph().connections).toHaveLength(2)
  })

  it('that cannot be done changes nothing and says why', () => {
    const { document, before, apply } = open()
    expect(apply({ do: 'removeWire', label: '', port: 'z' })?.expected).toBe('a wire into layer1.z')
    expect(apply({ do: 'insertNode', label: '', port: 'z', type: 'ELU' })?.kind).toBe('reference')
    expect(apply({ do: 'insertNode', label: '', port: 'x', type: 'Cell' })?.kind).toBe('type')
    expect(apply({ do: 'removeWire', label: '', port: 'x' }, 'encoder/conv1')?.received).toBe('encoder/conv1')
    expect(document.toGraph()).toBe(before)
  })
})

it('a node is inserted only where its ports fit the wire', () => {
  const { document } = open()
  const [wire] = document.toGraph().connections
  expect(wire && insertNodeOnWire(document, wire, 'Merge')).toBe('merge1')
  expect(document.toGraph().connections.at(-2)?.to).toEqual(['merge1', 'x1'])
})

it('a node is added at either end of a wire', () => {
  const { document } = open()
  const port = { kind: 'tensor', doc: '' } as const
  const end = { reference: ['layer2', 'y'], side: 'output', port } as const
  expect(addWiredNode(document, 'ELU', { x: 900, y: 0 }, end)).toBe('elu1')
  expect(document.toGraph().connections.at(-1)).toEqual({ from: ['layer2', 'y'], to: ['elu1', 'x'] })
  const start = { reference: ['layer1', 'x'], side: 'input', port } as const
  addWiredNode(document, 'Source', { x: -300, y: 0 }, start)
  expect(document.toGraph().connections).toContainEqual({ from: ['source2', 'y'], to: ['layer1', 'x'] })
})
