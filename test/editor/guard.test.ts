import { describe, expect, it } from 'vitest'
import { candidatesFor, explainRefusal, GraphDocument, kindOfOutput, nodesFitting } from '../../src/editor/index.js'
import type { PortReference } from '../../src/graph/graph.js'
import { catalogue } from './nodes.js'

/** A document with a node for each type, ids in that order. */
function withNodes(...types: string[]) {
  const document = new GraphDocument({ catalogue })
  const ids = types.map((type, index) => document.addNode(type, { x: 300 * index, y: 0 }))
  const wire = (from: number, to: number, input = 'x', output = 'y') =>
    document.connect([ids[from]!, output], [ids[to]!, input])
  return { document, ids, wire }
}

describe('the guard', () => {
  it.each<[string, PortReference, PortReference, string]>([
    ['unknownPort', ['source1', 'q'], ['layer1', 'x'], 'source1.q: expected an output of Source'],
    ['unknownPort', ['nobody', 'y'], ['layer1', 'x'], 'nobody: expected a node of the graph'],
    ['unknownPort', ['source1', 'y'], ['merge1', 'x'], 'merge1.x: expected an input of Merge'],
    [
      'kind',
      ['source1', 'y'],
      ['recurrent1', 'layer'],
      'recurrent1.layer: expected an unapplied layer, received a tensor from source1.y',
    ],
    [
      'kind',
      ['cell1', 'layer'],
      ['layer1', 'x'],
      'layer1.x: expected a tensor, an array or a number, received an unapplied layer from cell1.layer',
    ],
    [
      'kind',
      ['source1', 'y'],
      ['numbersink1', 'x'],
      'numbersink1.x: expected a number, received a tensor from source1.y',
    ],
    ['cycle', ['layer1', 'y'], ['layer1', 'x'], 'layer1.x: expected a graph without cycles, received layer1 → layer1'],
  ])('refuses %s: %j to %j', (reason, from, to, message) => {
    const { document } = withNodes('Source', 'Layer', 'Merge', 'Cell', 'Recurrent', 'NumberSink')
    expect(explainRefusal(document.toGraph(), catalogue, { from, to })).toMatchObject({ reason, message })
  })

  it('refuses a second wire into an input and keeps the first', () => {
    const { document, wire } = withNodes('Source', 'Source', 'Layer')
    const told: string[] = []
    document.onRefused(({ reason }) => told.push(reason))
    expect(wire(0, 2)).toBeNull()
    expect(wire(1, 2)?.reason).toBe('occupied')
    expect(wire(0, 2)?.reason).toBe('duplicate')
    expect(document.toGraph().connections).toEqual([{ from: ['source1', 'y'], to: ['layer1', 'x'] }])
    expect(told).toEqual(['occupied', 'duplicate'])
  })

  it('replaces a wire only when asked, as one step, and loses none when the new one is refused', () => {
    const { document, wire } = withNodes('Source', 'Source', 'Layer', 'Cell')
    wire(0, 2)
    expect(document.connect(['cell1', 'layer'], ['layer1', 'x'], { isReplacing: true })?.reason).toBe('kind')
    expect(document.toGraph().connections).toHaveLength(1)
    expect(document.connect(['source2', 'y'], ['layer1', 'x'], { isReplacing: true })).toBeNull()
    expect(document.toGraph().connections).toEqual([{ from: ['source2', 'y'], to: ['layer1', 'x'] }])
    document.undo()
    expect(document.toGraph().connections).toEqual([{ from: ['source1', 'y'], to: ['layer1', 'x'] }])
  })

  it('names the cycle that a wire would close', () => {
    const { wire } = withNodes('Layer', 'Layer', 'Layer')
    wire(0, 1)
    wire(1, 2)
    expect(wire(2, 0)?.message).toBe(
      'layer1.x: expected a graph without cycles, received layer3 → layer1 → layer2 → layer3',
    )
  })

  it('looks at each node once: 60 residual blocks in a row are no trouble', () => {
    const { document } = withNodes('Layer')
    let last = 'layer1'
    for (let block = 0; block < 60; block++) {
      const [layer, merge] = [document.addNode('Layer', { x: 0, y: 0 }), document.addNode('Merge', { x: 0, y: 0 })]
      document.connect([last, 'y'], [layer, 'x'])
      document.connect([last, 'y'], [merge, 'x1'])
      document.connect([layer, 'y'], [merge, 'x2'])
      last = merge
    }
    expect(document.connect([last, 'y'], ['layer1', 'x'])?.reason).toBe('cycle')
  })
})

describe('the kind of an activation', () => {
  it('is that of what is wired to it, through any number of activations', () => {
    const { document, wire } = withNodes('Number', 'ELU', 'ReLU', 'NumberSink')
    const kind = () => kindOfOutput(document.toGraph(), catalogue, ['relu1', 'y'])
    expect(kind()).toBeNull()
    expect(wire(2, 3)).toBeNull()
    wire(1, 2)
    expect(kind()).toBeNull()
    wire(0, 1)
    expect(kind()).toBe('number')
  })

  it('decides what its output fits once it is known', () => {
    const { wire } = withNodes('Source', 'ELU', 'NumberSink')
    wire(0, 1)
    expect(wire(1, 2)?.reason).toBe('kind')
  })
})

describe('candidates', () => {
  it('are the ports where a wire could end: no cycle, no other kind', () => {
    const { document, wire } = withNodes('Source', 'Layer', 'Layer', 'Recurrent', 'Cell')
    wire(0, 1)
    wire(1, 2)
    const from = (reference: PortReference, side: 'input' | 'output', isReplacing = false) =>
      candidatesFor(document.toGraph(), catalogue, { reference, side }, isReplacing).map((port) => port.join('.'))
    expect(from(['layer2', 'y'], 'output')).toEqual(['recurrent1.x', 'cell1.x'])
    expect(from(['source1', 'y'], 'output', true)).toEqual(['layer2.x', 'recurrent1.x', 'cell1.x'])
    expect(from(['layer1', 'x'], 'input', true)).toEqual(['recurrent1.y'])
    expect(from(['recurrent1', 'layer'], 'input')).toEqual(['cell1.layer'])
  })

  it('of the catalogue are what could stand at the other end', () => {
    const { document } = withNodes('Cell', 'Number')
    const fitting = (reference: PortReference, side: 'input' | 'output') =>
      nodesFitting(document.toGraph(), catalogue, { reference, side }).map(({ type }) => type)
    expect(fitting(['cell1', 'layer'], 'output')).toEqual(['Recurrent'])
    expect(fitting(['number1', 'y'], 'output')).toContain('NumberSink')
    expect(fitting(['number1', 'y'], 'output')).not.toContain('Source')
  })
})
