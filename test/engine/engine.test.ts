import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/engine.js'
import { GraphError } from '../../src/engine/graph-error.js'
import type { Graph } from '../../src/graph/graph.js'
import type { TensorData } from '../../src/operations/types.js'
import { expectClose } from '../closeness.js'
import { graphOf, node } from './graphs.js'
import { catalogue } from './nodes.js'
import { PlainBackend } from './plain-backend.js'

const tensor = (shape: readonly number[], ...values: number[]): TensorData => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(values),
})

function engineOn(backend = new PlainBackend()) {
  return createEngine({ backend, catalogue })
}

/** A graph of one node behind an Input of vectors. */
function behindInput(type: string, params = {}, length = 2): Graph {
  return graphOf([node('in', 'Input', { shape: [length] }), node('node', type, params)], ['in.y -> node.x'])
}

async function problemsOf(run: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await run.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof GraphError)) throw new Error(`expected a GraphError, received ${String(error)}`)
  return error.problems.map(({ node, at, expected, received }) => `${node ?? '-'} ${at}: ${expected} / ${received}`)
}

describe('Engine.run', () => {
  it('runs Dense and ELU on what is fed', async () => {
    const graph = graphOf(
      [
        node('in', 'Input', { shape: [2] }),
        node('dense', 'Dense', { units: 1, kernelInitializer: 'ones' }),
        node('elu', 'ELU', { alpha: 2 }),
      ],
      ['in.y -> dense.x', 'dense.y -> elu.x'],
    )
    const { outputs, backend } = await engineOn().run(graph, {
      feeds: new Map([['in.y', tensor([2, 2], 1, 2, -3, 2)]]),
    })
    expect([...outputs.keys()]).toEqual(['elu.y'])
    expectClose(outputs.get('elu.y')!.data, [3, 2 * Math.expm1(-1)])
    expect(backend).toBe('plain')
  })

  it('gives every unconnected output, what Output marks, and what views show', async () => {
    const graph = graphOf(
      [
        node('numbers', 'NumberArray', { values: [1, -1] }),
        node('elu', 'ELU'),
        node('relu', 'ReLU'),
        node('relu2', 'ReLU'),
        node('out', 'Output'),
        node('table', 'TensorTable'),
      ],
      ['numbers.y -> elu.x', 'numbers.y -> relu.x', 'elu.y -> out.x', 'elu.y -> relu2.x', 'elu.y -> table.x'],
    )
    const { outputs, summaries } = await engineOn().run(graph)
    expect([...outputs.keys()].sort()).toEqual(['elu.y', 'relu.y', 'relu2.y'])
    expect([...outputs.get('relu.y')!.data]).toEqual([1, 0])
    expect(summaries.get('table')).toMatchObject({ kind: 'table', shape: [2] })
  })

  it('computes only what is asked for', async () => {
    const graph = graphOf(
      [
        node('numbers', 'NumberArray', { values: [1] }),
        node('elu', 'ELU'),
        node('bad', 'TestFails'),
        node('table', 'TensorTable'),
      ],
      ['numbers.y -> elu.x', 'numbers.y -> bad.x', 'elu.y -> table.x'],
    )
    const engine = engineOn()
    expect([...(await engine.run(graph, { targets: ['elu.y'] })).outputs.keys()]).toEqual(['elu.y'])
    const viewed = await engine.run(graph, { targets: ['table'] })
    expect([...viewed.summaries.keys()]).toEqual(['table'])
    expect(viewed.outputs.size).toBe(0)
    expect(await problemsOf(engine.run(graph, { targets: ['nobody.y'] }))).toEqual([
      '- targets: an output id.port or a view id / "nobody.y"',
    ])
  })

  it('leaves out an output that a node does not give', async () => {
    const engine = engineOn()
    const feeds = new Map([['in.y', tensor([1, 2], 1, 2)]])
    expect([...(await engine.run(behindInput('TestSplit'), { feeds })).outputs.keys()]).toEqual(['node.y'])
    const both = await engine.run(behindInput('TestSplit', { hasRest: true }), { feeds })
    expect([...both.outputs.keys()]).toEqual(['node.y', 'node.rest'])
    expect(await problemsOf(engine.run(behindInput('TestSplit'), { feeds, targets: ['node.rest'] }))).toHaveLength(1)
  })

  it('expands composites and names what is inside by its path', async () => {
    const graph: Graph = {
      ...graphOf(
        [node('numbers', 'NumberArray', { values: [-1, 1] }), node('part', 'Composite', {}, { composite: 'both' })],
        ['numbers.y -> part.in'],
      ),
      composites: {
        both: {
          label: 'both',
          nodes: [node('elu', 'ELU'), node('relu', 'ReLU')],
          connections: graphOf([], ['elu.y -> relu.x']).connections,
          inputs: { in: ['elu', 'x'] },
          outputs: { out: ['relu', 'y'] },
          notes: [],
        },
      },
    }
    const engine = engineOn()
    expect([...(await engine.run(graph)).outputs.keys()]).toEqual(['part.out'])
    const { outputs, times } = await engine.run(graph, { targets: ['part/elu.y', 'part.out'], isTimed: true })
    expect([...outputs.keys()]).toEqual(['part/elu.y', 'part.out'])
    expect([...times.keys()]).toEqual(['numbers', 'part/elu', 'part/relu'])
  })

  it('refuses feeds that do not fit, with the place', async () => {
    const graph = graphOf(
      [node('images', 'Input', { shape: [28, null, 1] }), node('elu', 'ELU')],
      ['images.y -> elu.x'],
    )
    const engine = engineOn()
    const run = (key: string, fed: TensorData) => problemsOf(engine.run(graph, { feeds: new Map([[key, fed]]) }))
    expect(await run('images.y', tensor([2], 1, 2))).toEqual([
      'images feed y: float32 [batch, 28, images.2, 1] / float32 [2]',
    ])
    expect(await run('images.y', { dtype: 'int32', shape: [0, 28, 1, 1], data: new Int32Array() })).toHaveLength(1)
    expect(await run('images.y', tensor([1, 28, 1, 1], 1))).toEqual([
      'images feed y: as many elements as its shape has / float32 [1, 28, 1, 1] with 1 elements',
    ])
    expect(await run('image.y', tensor([1], 1))).toEqual([
      '- feed image.y: one of images.y, or another output / image.y',
    ])
    expect(await problemsOf(engine.run(graph))).toEqual(['images y: a feed float32 [batch, 28, images.2, 1] / nothing'])
  })

  it('lists all problems and not what follows from them', async () => {
    const graph = graphOf(
      [
        node('numbers', 'NumberArray'),
        node('picky', 'TestPicky'),
        node('after', 'ELU'),
        node('lonely', 'ELU'),
        node('strange', 'FromTheFuture'),
        node('units', 'Dense', { units: -1 }),
      ],
      ['numbers.y -> picky.x', 'picky.y -> after.x', 'strange.y -> units.x'],
    )
    expect(await problemsOf(engineOn().run(graph))).toEqual([
      'picky x: something else / this',
      'lonely x: a wire to x / nothing',
      'strange type: a type of the catalogue / "FromTheFuture"',
      'units params.units: a whole number of 1 or more / -1',
    ])
    expect(await problemsOf(engineOn().run(graph, { targets: ['strange.y'] }))).toEqual([
      'strange type: a type of the catalogue / "FromTheFuture"',
    ])
  })

  it('refuses a cycle, and what would not fit into memory before anything is allocated', async () => {
    const cycle = graphOf([node('a', 'ELU'), node('b', 'ELU')], ['a.y -> b.x', 'b.y -> a.x'])
    expect(await problemsOf(engineOn().run(cycle, { targets: ['a.y'] }))).toEqual([
      'a connections: no cycle / a → b → a',
    ])
    const backend = new PlainBackend()
    const engine = createEngine({ backend, catalogue, memoryLimit: 1000 })
    const big = graphOf([node('random', 'Random', { shape: [1000] }), node('elu', 'ELU')], ['random.y -> elu.x'])
    const [message] = await problemsOf(engine.run(big))
    expect(message).toMatch(/^random memory: at most 1000 bytes at a time \/ \d+ bytes in \d tensors$/)
    expect(backend.memory().tensors).toBe(0)
  })

  it('refuses weights that are too large, and initializers that cannot make them', async () => {
    const engine = engineOn()
    const feeds = new Map([['in.y', tensor([1, 2], 1, 2)]])
    const dense = graphOf(
      [node('numbers', 'Random', { shape: [1, 1_000_000] }), node('dense', 'Dense', { units: 1_000_000 })],
      ['numbers.y -> dense.x'],
    )
    expect(await problemsOf(engine.run(dense))).toEqual([
      'dense kernel: at most 2147483648 bytes / [1000000, 1000000], 4000000000000 bytes',
    ])
    expect(await problemsOf(engine.run(behindInput('Dense', { biasInitializer: 'orthogonal' }), { feeds }))).toEqual([
      'node bias: rank 2 or more, since it is orthogonal / rank 1, [32]',
    ])
  })

  it('draws the same numbers for the same seed, node, purpose and step, whatever else is there', async () => {
    const random = node('random', 'Random', { shape: [4] })
    const alone = graphOf([random], [])
    const more = graphOf([node('other', 'Random', { shape: [4] }), random, node('elu', 'ELU')], ['other.y -> elu.x'])
    const engine = engineOn()
    const drawn = async (graph: Graph, step = 0) => [
      ...(await engine.run(graph, { step })).outputs.get('random.y')!.data,
    ]
    const first = await drawn(alone)
    expect(await drawn(more)).toEqual(first)
    expect(await drawn(alone, 1)).not.toEqual(first)
    expect(await drawn({ ...alone, seed: 2 })).not.toEqual(first)
  })

  it('takes random numbers from whoever injects them', async () => {
    const graph = graphOf([node('random', 'Random', { shape: [2], mean: 1 })], [])
    const asked: string[] = []
    const { outputs } = await engineOn().run(
      graph,
      { step: 3 },
      {
        random: ({ node, purpose, step }) => {
          asked.push(`${node} ${purpose} ${step}`)
          return tensor([2], 10, 20)
        },
      },
    )
    expect([...outputs.get('random.y')!.data]).toEqual([11, 21])
    expect(asked).toEqual(['random values 3'])
  })
})

describe('sources', () => {
  const graph = graphOf([node('data', 'TestExamples'), node('elu', 'ELU')], ['data.value -> elu.x'])
  const labels = async (request = {}, from = graph) => [
    ...(await engineOn().run(from, request)).outputs.get('data.label')!.data,
  ]

  it('give the first 32 examples, the first few, or the chosen ones', async () => {
    expect(await labels()).toHaveLength(32)
    expect(await labels({ batch: 3 })).toEqual([0, 1, 2])
    expect(await labels({ indices: [7, 7, 0] })).toEqual([7, 7, 0])
    expect(await labels({}, graphOf([node('data', 'TestExamples', { count: 5 })], []))).toHaveLength(5)
  })

  it('give at most as many as the graph wants, where the run does not say how many', async () => {
    const wanting = (mostExamples: number) => ({ ...graph, meta: { mostExamples } })
    expect(await labels({}, wanting(40))).toHaveLength(40)
    expect(await labels({}, wanting(400))).toHaveLength(100)
    expect(await labels({ batch: 3 }, wanting(40))).toHaveLength(3)
    expect(await labels({ mostExamples: 50 }, wanting(40))).toHaveLength(50)
    // What is no number of examples is left alone.
    expect(await labels({}, wanting(0.5))).toHaveLength(32)
  })

  it('are asked for examples that they have', async () => {
    expect(await problemsOf(engineOn().run(graph, { batch: 101 }))).toEqual(['- batch: 1 to 100 examples / 101'])
    expect(await problemsOf(engineOn().run(graph, { batch: 0 }))).toEqual(['- batch: 1 to 100 examples / 0'])
    expect(await problemsOf(engineOn().run(graph, { indices: [0, 100] }))).toEqual([
      '- indices: examples from 0 to 99 / 100',
    ])
  })

  it('agree on the number of examples, with each other and with what is fed', async () => {
    const two = graphOf([node('data', 'TestExamples'), node('other', 'TestExamples', { count: 50 })], [])
    expect(await problemsOf(engineOn().run(two))).toEqual(['other source: 100 examples as in data / 50'])
    const fed = graphOf([node('data', 'TestExamples'), node('in', 'Input', { shape: [] })], [])
    const feeds = new Map([['in.y', tensor([4], 1, 2, 3, 4)]])
    expect(await labels({ feeds }, fed)).toHaveLength(4)
    expect(await problemsOf(engineOn().run(fed, { feeds, batch: 3 }))).toEqual(['- batch: 4 examples as are fed / 3'])
  })

  it('that cannot be loaded are named', async () => {
    const unlucky = graphOf([node('data', 'TestExamples', { count: 13 })], [])
    await expect(engineOn().run(unlucky)).rejects.toThrow(
      'data: source: expected data that can be loaded, received unlucky',
    )
  })
})
