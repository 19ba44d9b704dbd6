import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/graph/check.js'
import type { Graph } from '../../src/graph/graph.js'
import type { GraphReport } from '../../src/graph/report.js'
import { graphOf, level, messages, type Node } from './build.js'
import { catalogue } from './catalogue.js'

const check = (graph: Graph): GraphReport => createChecker(catalogue).check(graph)
const checkOf = (nodes: readonly Node[], wires: readonly string[] = [], more: object = {}) =>
  check(graphOf(nodes, wires, more))
const shapeOf = (report: GraphReport, path: string, port = 'y') => report.nodes.get(path)?.outputs[port]?.type?.shape
const problemsOf = (report: GraphReport) => messages(report.problems)

describe('types on wires', () => {
  it('are symbolic in the batch', () => {
    const report = checkOf(
      [
        ['in', 'Input', { shape: [28, 28] }],
        ['f', 'Flatten'],
        ['d', 'Dense', { units: 10 }],
      ],
      ['in.y > f.x', 'f.y > d.x'],
    )
    expect(report.isRunnable).toBe(true)
    expect(shapeOf(report, 'in')).toEqual(['batch', 28, 28])
    expect(shapeOf(report, 'd')).toEqual(['batch', 10])
  })

  it('name the axes of an input that are not fixed after the node', () => {
    const report = checkOf(
      [
        ['words', 'Input', { shape: [null, 8] }],
        ['e', 'ELU'],
      ],
      ['words.y > e.x'],
    )
    expect(shapeOf(report, 'e')).toEqual(['batch', 'words.1', 8])
  })

  it('come from sources', () => {
    const report = checkOf([['s', 'Data', { features: 5 }]])
    expect(report.nodes.get('s')?.outputs).toEqual({
      image: { kind: 'tensor', type: { dtype: 'float32', shape: ['batch', 5] } },
      label: { kind: 'tensor', type: { dtype: 'int32', shape: ['batch'] } },
    })
  })

  it('follow the kind of what is wired to an activation', () => {
    const report = checkOf(
      [
        ['n', 'Number'],
        ['a', 'ELU'],
        ['b', 'ELU'],
        ['r', 'Repeat'],
        ['c', 'ELU'],
      ],
      ['n.y > a.x', 'a.y > b.x', 'r.y > c.x'],
    )
    const kinds = ['a', 'b', 'c'].map((path) => report.nodes.get(path)?.outputs['y']?.kind)
    expect(kinds).toEqual(['number', 'number', 'array'])
  })
})

describe('costs', () => {
  it('count parameters, those that training changes, and multiply-adds as a formula of the batch', () => {
    const report = checkOf(
      [
        ['in', 'Input', { shape: [6] }],
        ['a', 'Dense', { units: 4 }],
        ['b', 'Dense', { units: 2, useBias: false, trainable: false }],
      ],
      ['in.y > a.x', 'a.y > b.x'],
    )
    expect(report.nodes.get('a')).toMatchObject({ parameters: 28, multiplyAdds: '24*batch' })
    expect(report.nodes.get('a')?.weights).toEqual([
      { name: 'kernel', shape: [6, 4], isTrainable: true },
      { name: 'bias', shape: [4], isTrainable: false },
    ])
    expect(report.nodes.get('b')?.weights).toEqual([{ name: 'kernel', shape: [4, 2], isTrainable: false }])
    expect(report).toMatchObject({ parameters: 36, trainableParameters: 24, multiplyAdds: '32*batch' })
  })
})

describe('problems', () => {
  it('are missing wires, once each', () => {
    const report = checkOf([
      ['d', 'Dense'],
      ['a', 'Add'],
    ])
    expect(problemsOf(report)).toEqual([
      'd | x: expected a wire to x, received nothing',
      'a | x1: expected a wire to x1, received nothing',
    ])
    expect(report.isRunnable).toBe(false)
  })

  it('are shapes that do not fit, with what is expected and what came', () => {
    const report = checkOf(
      [
        ['in', 'Input', { shape: [2, 3] }],
        ['d', 'Dense'],
      ],
      ['in.y > d.x'],
    )
    expect(problemsOf(report)).toEqual(['d | x: expected rank 2, received rank 3, [batch, 2, 3]'])
    expect(report.problems[0]?.fixes).toEqual([
      { do: 'insertNode', label: 'Insert Flatten', port: 'x', type: 'Flatten' },
    ])
  })

  it('are shapes that the operations refuse', () => {
    const report = checkOf(
      [
        ['a', 'Input', { shape: [2] }],
        ['b', 'Input', { shape: [3] }],
        ['s', 'Add'],
      ],
      ['a.y > s.x1', 'b.y > s.x2'],
    )
    expect(report.problems).toMatchObject([{ node: 's', kind: 'shape', received: '[batch, 2] and [batch, 3]' }])
  })

  it('are dtypes, with a cast as fix', () => {
    const report = checkOf(
      [
        ['s', 'Data'],
        ['e', 'ELU'],
      ],
      ['s.label > e.x'],
    )
    expect(problemsOf(report)).toEqual(['e | x: expected float32, received int32'])
    expect(report.problems[0]?.fixes).toEqual([
      { do: 'insertNode', label: 'Insert Cast to float32', port: 'x', type: 'Cast', params: { dtype: 'float32' } },
    ])
  })

  it('are kinds of sockets that do not fit: only numbers and arrays widen', () => {
    const report = checkOf(
      [
        ['in', 'Input'],
        ['p', 'PlainOnly'],
        ['n', 'Number'],
        ['q', 'PlainOnly'],
        ['e', 'ELU'],
        ['r', 'PlainOnly'],
      ],
      ['in.y > p.x', 'n.y > q.x', 'in.y > e.x', 'e.y > r.x'],
    )
    expect(problemsOf(report)).toEqual([
      'p | x: expected an array, received a tensor from in.y',
      'r | x: expected an array, received a tensor from e.y',
    ])
    expect(report.problems[0]?.fixes).toEqual([{ do: 'removeWire', label: 'Remove the wire', port: 'x' }])
  })

  it('are unknown types, whose wires are unknown and cause nothing more', () => {
    const nodes: Node[] = [
      ['in', 'Input'],
      ['f', 'Frobnicate'],
      ['d', 'Dense'],
      ['e', 'ELU'],
    ]
    const report = checkOf(nodes, ['in.y > f.x', 'f.y > d.x', 'd.y > e.x'])
    expect(problemsOf(report)).toEqual(['f | type: expected a type of node that is installed, received "Frobnicate"'])
    expect(report.nodes.get('d')?.outputs['y']).toEqual({ kind: 'tensor', type: null })
  })

  it('do not cascade', () => {
    const report = checkOf(
      [
        ['in', 'Input', { shape: [1, 2] }],
        ['a', 'Dense'],
        ['b', 'Dense'],
        ['s', 'Add'],
      ],
      ['in.y > a.x', 'a.y > b.x', 'b.y > s.x1'],
    )
    expect(report.problems.map(({ node }) => node)).toEqual(['a'])
  })

  it('are what the node itself says, hints among them', () => {
    const nodes = (note: string): Node[] => [
      ['in', 'Input'],
      ['d', 'Dense', { note }],
    ]
    const refused = checkOf(nodes('refuse'), ['in.y > d.x'])
    expect(problemsOf(refused)).toEqual(['d | params.note: expected another note, received refuse'])
    const advised = checkOf(nodes('advise'), ['in.y > d.x'])
    expect(advised.problems).toMatchObject([{ severity: 'hint', received: 'Input' }])
    expect(advised.isRunnable).toBe(true)
  })

  it('are wires from an output that the parameters leave out', () => {
    const report = (isThere: boolean) =>
      checkOf(
        [
          ['in', 'Input'],
          ['m', 'Maybe', { isThere }],
          ['e', 'ELU'],
        ],
        ['in.y > m.x', 'm.y > e.x'],
      )
    expect(problemsOf(report(true))).toEqual([])
    expect(problemsOf(report(false))).toEqual([
      'e | x: expected a value from m.y, received none with its parameters and inputs',
    ])
  })

  it('are weights that no memory holds, with their bytes', () => {
    const report = checkOf(
      [
        ['in', 'Input', { shape: [1_000_000] }],
        ['d', 'Dense', { units: 1_000_000 }],
      ],
      ['in.y > d.x'],
    )
    expect(problemsOf(report)).toEqual([
      'd | kernel: expected at most 2147483648 bytes, received [1000000, 1000000], 4000000000000 bytes',
    ])
    expect(report.problems[0]?.kind).toBe('size')
  })

  it('are values that no memory holds, even for one example', () => {
    const report = checkOf([
      ['r', 'Repeat', { size: [1e6, 1e6] }],
      ['in', 'Input', { shape: [1e10] }],
    ])
    expect(problemsOf(report)).toEqual([
      'r | y: expected at most 2147483648 bytes for a batch of 1, received [1000000, 1000000], 4000000000000 bytes',
      'in | y: expected at most 2147483648 bytes for a batch of 1, received [batch, 10000000000], 40000000000 bytes',
    ])
  })

  it('are weights whose shape is not fixed', () => {
    const report = checkOf(
      [
        ['in', 'Input', { shape: [null] }],
        ['d', 'Dense'],
      ],
      ['in.y > d.x'],
    )
    expect(problemsOf(report)).toEqual([
      'd | kernel: expected known lengths of all axes that its weights depend on, received [in.1, 3]',
    ])
  })

  it('are what only a graph in memory can hold: wrong parameters, wires to ports that are not there, cycles', () => {
    const graph = graphOf(
      [
        ['in', 'Input'],
        ['a', 'ELU'],
        ['b', 'ELU'],
        ['c', 'ELU'],
      ],
      ['in.y > a.x', 'a.y > b.x'],
    )
    const nodes = graph.nodes.map((node) => (node.id === 'a' ? { ...node, params: { alpha: 'x' } } : node))
    const wires = [
      ...graph.connections,
      { from: ['in', 'y'], to: ['a', 'z'] },
      { from: ['in', 'y'], to: ['b', 'x'] },
      { from: ['in', 'nothing'], to: ['c', 'x'] },
    ] as const
    expect(problemsOf(check({ ...graph, nodes, connections: wires }))).toEqual([
      'a | params.alpha: expected a number, received "x"',
      'a | z: expected an input of ELU, received "z"',
      'b | x: expected one wire, received a second from in.y',
      'c | x: expected an output of Input, received in.nothing',
    ])
    const cycle = [
      { from: ['a', 'y'], to: ['b', 'x'] },
      { from: ['b', 'y'], to: ['a', 'x'] },
    ] as const
    expect(problemsOf(check({ ...graph, connections: cycle }))).toContain(
      'a | connections: expected no cycle, received a → b → a',
    )
  })
})

describe('variadic ports', () => {
  it('take their wires in the order of their numbers, gaps allowed', () => {
    const report = checkOf(
      [
        ['a', 'Input', { shape: [1] }],
        ['b', 'Input', { shape: [3] }],
        ['s', 'Add'],
      ],
      ['a.y > s.x7', 'b.y > s.x2'],
    )
    expect(report.isRunnable).toBe(true)
    expect(shapeOf(report, 's')).toEqual(['batch', 3])
  })
})

describe('layers on wires', () => {
  it('need no input of their own, and have the weights that the taker makes for them', () => {
    const report = checkOf(
      [
        ['in', 'Input', { shape: [5] }],
        ['d', 'Dense', { units: 2 }],
        ['t', 'Apply'],
      ],
      ['in.y > t.x', 'd.layer > t.layer'],
    )
    expect(problemsOf(report)).toEqual([])
    expect(shapeOf(report, 't')).toEqual(['batch', 2])
    expect(report.nodes.get('d')).toMatchObject({ parameters: 12, problems: [] })
    expect(report.nodes.get('t')?.parameters).toBe(0)
    expect(report.parameters).toBe(12)
  })

  it('are cells where a cell is asked for', () => {
    const nodes: Node[] = [
      ['in', 'Input'],
      ['c', 'SimpleCell', { units: 2 }],
      ['d', 'Dense'],
      ['s', 'Scan'],
    ]
    const good = checkOf([nodes[0]!, nodes[1]!, nodes[3]!], ['in.y > s.x', 'c.layer > s.cell'])
    expect(problemsOf(good)).toEqual([])
    expect(shapeOf(good, 's')).toEqual(['batch', 2])
    expect(good.nodes.get('c')?.weights.map(({ shape }) => shape)).toEqual([
      [4, 2],
      [2, 2],
    ])
    const bad = checkOf([nodes[0]!, nodes[2]!, nodes[3]!], ['in.y > s.x', 'd.layer > s.cell'])
    expect(problemsOf(bad)).toEqual(['s | cell: expected a recurrent cell, received Dense'])
  })

  it('may be wired as well; what they are applied to must then agree', () => {
    const nodes: Node[] = [
      ['in', 'Input', { shape: [5] }],
      ['other', 'Input', { shape: [6] }],
      ['d', 'Dense'],
      ['t', 'Apply'],
    ]
    expect(problemsOf(checkOf(nodes, ['in.y > d.x', 'in.y > t.x', 'd.layer > t.layer']))).toEqual([])
    const report = checkOf(nodes, ['other.y > d.x', 'in.y > t.x', 'd.layer > t.layer'])
    expect(report.problems).toMatchObject([
      { node: 't', kind: 'weights', expected: 'kernel [6, 3], the shape at d', received: '[5, 3]' },
    ])
  })

  it('need their input where another output is used', () => {
    const report = checkOf(
      [
        ['in', 'Input'],
        ['d', 'Dense'],
        ['t', 'Apply'],
        ['e', 'ELU'],
      ],
      ['in.y > t.x', 'd.layer > t.layer', 'd.y > e.x'],
    )
    expect(problemsOf(report)).toEqual(['d | x: expected a wire to x, received nothing'])
  })

  it('do not fit where a tensor is asked for, nor tensors where a layer is', () => {
    const report = checkOf(
      [
        ['in', 'Input'],
        ['d', 'Dense'],
        ['e', 'ELU'],
        ['t', 'Apply'],
      ],
      ['d.layer > e.x', 'in.y > t.x', 'in.y > t.layer'],
    )
    expect(problemsOf(report)).toEqual([
      'e | x: expected a tensor, received a layer from d.layer',
      't | layer: expected a layer, received a tensor from in.y',
    ])
  })
})

describe('weightsOf', () => {
  const nodes = (more: object, type = 'Dense', params: object = { units: 2 }): Node[] => [
    ['in', 'Input', { shape: [2] }],
    ['a', 'Dense', { units: 2 }],
    ['b', type, params, more],
  ]
  const wires = ['in.y > a.x', 'a.y > b.x']

  it('shares weights, which are counted once', () => {
    const report = checkOf(nodes({ weightsOf: 'a' }), wires)
    expect(problemsOf(report)).toEqual([])
    expect(report.nodes.get('b')).toMatchObject({ parameters: 0, weights: [] })
    expect(report.parameters).toBe(6)
  })

  it.each([
    [
      nodes({ weightsOf: 'a' }, 'Dense', { units: 3 }),
      'b | weightsOf: expected kernel [2, 2], the shape at a, received [2, 3]',
    ],
    [nodes({ weightsOf: 'a' }, 'ELU', {}), 'b | weightsOf: expected a node of type ELU, received a of type Dense'],
    [nodes({ weightsOf: 'zz' }), 'b | weightsOf: expected the id of a node, received "zz"'],
    [
      nodes({ weightsOf: 'b' }),
      'b | weightsOf: expected a node with weights of its own, received b, which uses those of b',
    ],
  ])('%#', (given, message) => {
    expect(problemsOf(checkOf(given, wires))[0]).toBe(message)
  })

  it('does not go on from node to node', () => {
    const [input, a, b] = nodes({ weightsOf: 'a' })
    const report = checkOf([input!, a!, b!, ['c', 'Dense', { units: 2 }, { weightsOf: 'b' }]], [...wires, 'b.y > c.x'])
    expect(problemsOf(report)).toEqual([
      'c | weightsOf: expected a node with weights of its own, received b, which uses those of a',
    ])
  })
})

describe('composites', () => {
  const pair = {
    ...level(
      [
        ['d', 'Dense'],
        ['e', 'ELU'],
      ],
      ['d.y > e.x'],
    ),
    inputs: { x: ['d', 'x'] },
    outputs: { y: ['e', 'y'] },
  }
  const use = (id: string, more: object = {}): Node => [id, 'Composite', {}, { composite: 'pair', ...more }]

  it('are checked where they are used', () => {
    const report = checkOf([['in', 'Input', { shape: [3] }], use('a'), use('b')], ['in.y > a.x', 'a.y > b.x'], {
      composites: { pair },
    })
    expect(problemsOf(report)).toEqual([])
    expect([...report.nodes.keys()]).toEqual(['in', 'a/d', 'a/e', 'b/d', 'b/e'])
    expect(report.composites.get('a')).toEqual({
      path: 'a',
      outputs: { y: { kind: 'tensor', type: { dtype: 'float32', shape: ['batch', 3] } } },
      parameters: 12,
      multiplyAdds: '9*batch',
      problems: [],
    })
    expect(report.parameters).toBe(24)
  })

  it('share all weights inside', () => {
    const report = checkOf(
      [['in', 'Input', { shape: [3] }], use('a'), use('b', { weightsOf: 'a' })],
      ['in.y > a.x', 'a.y > b.x'],
      { composites: { pair } },
    )
    expect(problemsOf(report)).toEqual([])
    expect(report.parameters).toBe(12)
  })

  it('name the node inside that has a problem', () => {
    const report = checkOf([['in', 'Input', { shape: [1, 2] }], use('a')], ['in.y > a.x'], { composites: { pair } })
    expect(problemsOf(report)).toEqual(['a/d | x: expected rank 2, received rank 3, [batch, 1, 2]'])
  })

  it('share with uses of the same composite only', () => {
    const nodes: Node[] = [['in', 'Input', { shape: [3] }], ['d', 'Dense'], use('b', { weightsOf: 'd' })]
    const report = checkOf(nodes, ['in.y > d.x', 'in.y > b.x'], { composites: { pair } })
    expect(problemsOf(report)).toEqual(['b | weightsOf: expected a node of composite pair, received d of type Dense'])
    expect(report.composites.get('b')?.problems.length).toBe(1)
  })
})

describe('a checker', () => {
  const chain = (count: number, params: object = {}): Graph =>
    graphOf(
      [['in', 'Input', params], ...Array.from({ length: count }, (_, index): Node => [`n${index}`, 'ELU'])],
      Array.from({ length: count }, (_, index) => `${index === 0 ? 'in' : `n${index - 1}`}.y > n${index}.x`),
    )

  it('gives the same report object for a node of which nothing has changed', () => {
    const checker = createChecker(catalogue)
    const graph = chain(10)
    const before = checker.check(graph)
    const nodes = graph.nodes.map((node) =>
      node.id === 'n4' ? { ...node, params: { alpha: 2 }, position: [1, 1] as const } : node,
    )
    const after = checker.check({ ...graph, nodes })
    expect(after.nodes.get('n3')).toBe(before.nodes.get('n3'))
    expect(after.nodes.get('n9')).toBe(before.nodes.get('n9'))
    expect(after).toEqual(before)
  })

  it('finds out anew what an edit reaches', () => {
    const checker = createChecker(catalogue)
    const graph = chain(3, { shape: [4] })
    checker.check(graph)
    const nodes = graph.nodes.map((node) =>
      node.id === 'in' ? { ...node, params: { ...node.params, shape: [5] } } : node,
    )
    expect(shapeOf(checker.check({ ...graph, nodes }), 'n2')).toEqual(['batch', 5])
    expect(shapeOf(checker.check({ ...graph, connections: [] }), 'n2')).toBeUndefined()
    expect(shapeOf(checker.check(graph), 'n2')).toEqual(['batch', 4])
  })

  it('asks a node again whose advice depends on what feeds it', () => {
    const checker = createChecker(catalogue)
    const nodes = (feeder: string): Node[] => [
      ['in', 'Input'],
      ['a', feeder],
      ['d', 'Dense', { note: 'advise' }],
    ]
    const received = (feeder: string) =>
      checker.check(graphOf(nodes(feeder), ['in.y > a.x', 'a.y > d.x'])).problems[0]?.received
    expect(received('ELU')).toBe('ELU')
    expect(received('Flatten')).toBe('Flatten')
  })

  it('checks a chain of 100,000 nodes', () => {
    const report = check(chain(100_000))
    expect(report.isRunnable).toBe(true)
    expect(shapeOf(report, 'n99999')).toEqual(['batch', 4])
  })

  it('gives plain data that can travel to another thread', () => {
    const report = checkOf(
      [
        ['in', 'Input'],
        ['c', 'SimpleCell'],
        ['s', 'Scan'],
      ],
      ['in.y > s.x', 'c.layer > s.cell'],
    )
    expect(structuredClone(report)).toEqual(report)
  })
})
