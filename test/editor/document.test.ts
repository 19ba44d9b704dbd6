import { describe, expect, it } from 'vitest'
import { beginEdit, EditorConnection, EditorNode, GraphDocument } from '../../src/editor/index.js'
import { emptyGraph, type Graph } from '../../src/graph/graph.js'
import { catalogue, layer } from './nodes.js'

const at = { x: 0, y: 0 }
const create = (graph: Graph = emptyGraph) => new GraphDocument({ catalogue, graph })

function chain() {
  const document = create()
  const source = document.addNode('Source', at)
  const layer = document.addNode('Layer', { x: 300, y: 0 })
  document.connect([source, 'y'], [layer, 'x'])
  return { document, source, layer }
}

describe('commands', () => {
  it('give new nodes readable ids and every default', () => {
    const document = create()
    expect([document.addNode('Layer', at), document.addNode('Layer', at)]).toEqual(['layer1', 'layer2'])
    expect(document.node('layer2')).toEqual({
      id: 'layer2',
      type: 'Layer',
      typeVersion: 1,
      position: [0, 0],
      params: { units: 8, activation: 'linear', useBias: true, momentum: 0.9 },
    })
  })

  it('use the number of a removed node again', () => {
    const document = create()
    document.addNode('Layer', at)
    document.addNode('Layer', at)
    document.removeNodes(['layer1'])
    expect(document.addNode('Layer', at)).toBe('layer1')
  })

  it('keep what they do not touch the same objects', () => {
    const { document, source, layer } = chain()
    const before = document.toGraph()
    document.setParam(layer, 'units', 16)
    const after = document.toGraph()
    expect(document.node(source)).toBe(before.nodes[0])
    expect(after.connections).toBe(before.connections)
    expect(after.nodes[1]).not.toBe(before.nodes[1])
  })

  it('change nothing and make no step where the value is what it was', () => {
    const { document, layer } = chain()
    const before = document.toGraph()
    document.setParam(layer, 'units', 8)
    document.move(new Map([[layer, { x: 300, y: 0 }]]))
    document.setLabel(layer, ' ')
    expect(document.toGraph()).toBe(before)
    expect(document.undoLabel).toBe('connect')
  })

  it('refuse a value that the parameter cannot take and say why', () => {
    const { document, layer } = chain()
    const before = document.toGraph()
    expect(document.setParam(layer, 'units', 0)).toMatchObject({
      at: 'params.units',
      expected: 'a whole number of 1 or more',
      received: '0',
    })
    expect(document.setParam(layer, 'unit', 1)).toMatchObject({
      expected: 'one of units, activation, useBias, momentum',
    })
    expect(document.toGraph()).toBe(before)
  })

  it('remove wires and shared weights with their node', () => {
    const { document, layer } = chain()
    const other = document.addNode('Layer', at)
    expect(document.setWeightsOf(other, layer)).toBeNull()
    expect(document.node(other)?.weightsOf).toBe(layer)
    document.removeNodes([layer])
    expect(document.toGraph().connections).toEqual([])
    expect(document.node(other)).not.toHaveProperty('weightsOf')
  })

  it('refuse weights of another type, of itself and in chains', () => {
    const { document, source, layer } = chain()
    const [second, third] = [document.addNode('Layer', at), document.addNode('Layer', at)]
    expect(document.setWeightsOf(layer, source)?.expected).toBe('a node of type Layer')
    expect(document.setWeightsOf(layer, layer)?.expected).toBe('another node')
    expect(document.setWeightsOf(second, layer)).toBeNull()
    expect(document.setWeightsOf(third, second)?.received).toContain('which uses those of layer1')
    expect(document.setWeightsOf(layer, third)?.received).toContain('whose weights layer2 uses')
  })
})

describe('steps', () => {
  it('are one for an edit session, and for a batch', () => {
    const { document, layer } = chain()
    const session = beginEdit()
    for (const units of [9, 10, 11]) document.setParam(layer, 'units', units, { session })
    document.undo()
    expect(document.node(layer)?.params['units']).toBe(8)
    document.redo()
    expect(document.node(layer)?.params['units']).toBe(11)
    document.batch('two things', () => {
      document.setLabel(layer, 'first')
      document.removeNodes(['source1'])
    })
    expect(document.undoLabel).toBe('two things')
    document.undo()
    expect(document.node('source1')).toBeDefined()
    expect(document.node(layer)?.label).toBeUndefined()
  })

  it('of an edit that is given up vanish without a trace', () => {
    const { document, layer } = chain()
    const before = document.toGraph()
    const session = beginEdit()
    document.setParam(layer, 'units', 9, { session })
    document.cancel(session)
    expect(document.toGraph()).toBe(before)
    expect(document.redoLabel).toBeNull()
  })

  it('that throw are taken back as a whole', () => {
    const { document } = chain()
    const before = document.toGraph()
    const fail = () =>
      document.batch('fail', () => {
        document.removeNodes(['source1'])
        document.addNode('Nonsense', at)
      })
    expect(fail).toThrow('expected a type of the catalogue, received Nonsense')
    expect(document.toGraph()).toBe(before)
  })

  it('are told once each, with what was before', () => {
    const { document, layer } = chain()
    const told: string[] = []
    document.onChange(({ label, origin, graph, previous }) =>
      told.push(`${origin} ${label} ${String(graph !== previous)}`),
    )
    document.batch('both', () => {
      document.setLabel(layer, 'a')
      document.setSeed(3)
    })
    document.undo()
    document.redo()
    expect(told).toEqual(['command both true', 'undo both true', 'redo both true'])
  })

  it('bring replaced graphs back', () => {
    const { document } = chain()
    const before = document.toGraph()
    document.replaceGraph(emptyGraph)
    expect(document.toGraph().nodes).toEqual([])
    document.undo()
    expect(document.toGraph()).toBe(before)
  })
})

describe('the Rete editor', () => {
  const shown = ({ editor }: GraphDocument) => ({
    nodes: editor.getNodes().map((node) => node.id),
    wires: editor
      .getConnections()
      .map((wire) => `${wire.source}.${wire.sourceOutput}-${wire.target}.${wire.targetInput}`),
  })

  it('follows every command', async () => {
    const { document, layer } = chain()
    await document.settled()
    expect(shown(document)).toEqual({ nodes: ['source1', 'layer1'], wires: ['source1.y-layer1.x'] })
    document.setParam(layer, 'units', 3)
    document.setLabel(layer, 'three')
    await document.settled()
    expect(document.editor.getNode(layer)?.params['units']).toBe(3)
    expect(document.editor.getNode(layer)?.label).toBe('three')
    document.removeNodes([layer])
    await document.settled()
    expect(shown(document)).toEqual({ nodes: ['source1'], wires: [] })
    document.undo()
    await document.settled()
    expect(shown(document)).toEqual({ nodes: ['source1', 'layer1'], wires: ['source1.y-layer1.x'] })
  })

  it('grows variadic ports as they are wired, with one free at the end', async () => {
    const { document, source, layer } = chain()
    const merge = document.addNode('Merge', at)
    const inputs = async () => {
      await document.settled()
      return Object.keys(document.editor.getNode(merge)?.inputs ?? {})
    }
    expect(await inputs()).toEqual(['x1'])
    document.connect([source, 'y'], [merge, 'x1'])
    document.connect([layer, 'y'], [merge, 'x2'])
    expect(await inputs()).toEqual(['x1', 'x2', 'x3'])
    document.undo()
    expect(await inputs()).toEqual(['x1', 'x2'])
  })

  it('may be changed by others: it is recorded, guarded and undone like a command', async () => {
    const document = create()
    const node = (id: string) =>
      new EditorNode({ id, type: 'Layer', typeVersion: 1, position: [1, 2], params: { units: 4 } }, catalogue)
    const [a, b] = [node('a'), node('b')]
    await document.editor.addNode(a)
    await document.editor.addNode(b)
    await document.editor.addConnection(new EditorConnection(a, 'y', b, 'x'))
    expect(document.toGraph().connections).toEqual([{ from: ['a', 'y'], to: ['b', 'x'] }])
    const refused: string[] = []
    document.onRefused(({ reason }) => refused.push(reason))
    expect(await document.editor.addConnection(new EditorConnection(b, 'y', a, 'x'))).toBe(false)
    expect(refused).toEqual(['cycle'])
    expect(a.setParam('units', 5)).toBeNull()
    expect(document.node('a')?.params['units']).toBe(5)
    await document.editor.removeNode('a')
    await document.settled()
    expect(document.toGraph().connections).toEqual([])
    expect(shown(document)).toEqual({ nodes: ['b'], wires: [] })
    document.undo()
    await document.settled()
    expect(shown(document)).toEqual({ nodes: ['b', 'a'], wires: ['a.y-b.x'] })
  })

  it('cleared by somebody is one step', async () => {
    const { document } = chain()
    await document.settled()
    await document.editor.clear()
    expect(document.toGraph().nodes).toEqual([])
    document.undo()
    await document.settled()
    expect(shown(document)).toEqual({ nodes: ['source1', 'layer1'], wires: ['source1.y-layer1.x'] })
  })

  it('with a pipe that refuses a node has the last word', async () => {
    const document = create()
    document.editor.addPipe((context) =>
      context.type === 'nodecreate' && context.data.id === 'layer1' ? undefined : context,
    )
    document.addNode('Source', at)
    document.addNode('Layer', at)
    await document.settled()
    expect(document.toGraph().nodes.map((node) => node.id)).toEqual(['source1'])
    document.undo()
    document.redo()
    await document.settled()
    expect(document.toGraph().nodes.map((node) => node.id)).toEqual(['source1'])
  })

  it('takes nodes of ours that belong to no graph', () => {
    const node = EditorNode.create(layer, catalogue, { params: { units: 5 } })
    expect(node.params['units']).toBe(5)
    expect(node.setParam('units', 6)).toBeNull()
    expect(node.setParam('units', 0.5)?.received).toBe('0.5')
    expect(node.params['units']).toBe(6)
    expect(() => EditorNode.create(layer, catalogue, { params: { units: 0 } })).toThrow(
      'expected a whole number of 1 or more',
    )
  })
})
