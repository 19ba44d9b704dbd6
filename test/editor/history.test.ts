import { expect, it } from 'vitest'
import { beginEdit, GraphDocument } from '../../src/editor/index.js'
import type { Graph } from '../../src/graph/graph.js'
import { catalogue } from './nodes.js'

/** A small generator, so that a failure can be repeated from its seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const types = ['Source', 'Layer', 'Merge', 'Cell', 'Recurrent', 'ELU']

function doSomething(document: GraphDocument, random: (below: number) => number): void {
  const { nodes, connections } = document.toGraph()
  const id = () => nodes[random(nodes.length)]?.id ?? 'nobody'
  const session = beginEdit()
  const actions: (() => unknown)[] = [
    () => document.addNode(types[random(types.length)]!, { x: random(900), y: random(900) }),
    () => document.connect([id(), 'y'], [id(), ['x', 'x1', 'x2'][random(3)]!], { isReplacing: random(2) === 0 }),
    () => document.connect([id(), 'layer'], [id(), 'layer']),
    () => document.removeNodes([id(), id()]),
    () => document.disconnect(connections.slice(0, random(3))),
    () => document.setParam(id(), 'units', random(5)),
    () => document.setParam(id(), 'activation', { type: 'elu', alpha: random(3) }),
    () => [1, 2, 3].map((alpha) => document.setParam(id(), 'alpha', alpha, { session })),
    () => document.move(new Map([[id(), { x: random(900), y: random(900) }]])),
    () => document.setLabel(id(), `name ${random(3)}`),
    () => document.setWeightsOf(id(), random(4) === 0 ? null : id()),
    () => document.setSeed(random(3)),
    () => document.setMeta({ title: `t${random(3)}` }),
    () =>
      document.batch('two', () => {
        document.removeNodes([id()])
        document.addNode('Layer', { x: 0, y: 0 })
      }),
    () => random(5) === 0 && document.replaceGraph({ ...document.toGraph(), nodes: [], connections: [] }),
  ]
  actions[random(actions.length)]!()
}

/** What a file of the graph would hold. */
const json = (graph: Graph) => JSON.stringify(graph)

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'undo takes any sequence of commands back and redo does it again (seed %i)',
  async (seed) => {
    const document = new GraphDocument({ catalogue })
    const random = randomFrom(seed)
    const initial = json(document.toGraph())
    for (let step = 0; step < 200; step++) {
      doSomething(document, random)
      // Now and then a person goes back and does something else from there.
      if (random(10) === 0) document.undo()
    }
    document.addNode('Source', { x: 0, y: 0 })
    const final = json(document.toGraph())
    const inBetween: string[] = []
    do inBetween.push(json(document.toGraph()))
    while (document.undo())
    expect(json(document.toGraph())).toBe(initial)
    const again = inBetween.reverse()
    expect(again[0]).toBe(initial)
    for (const expected of again.slice(1)) {
      document.redo()
      expect(json(document.toGraph())).toBe(expected)
    }
    expect(json(document.toGraph())).toBe(final)
    expect(document.redo()).toBe(false)

    await document.settled()
    const graph = document.toGraph()
    expect(document.editor.getNodes().map((node) => node.model)).toHaveLength(graph.nodes.length)
    for (const node of document.editor.getNodes()) expect(node.model).toBe(document.node(node.id))
    expect(document.editor.getConnections()).toHaveLength(graph.connections.length)
  },
)
