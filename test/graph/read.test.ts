import { describe, expect, it } from 'vitest'
import { readGraph } from '../../src/graph/read.js'
import { file, graphOf, level, messages, type Node, refusals } from './build.js'
import { catalogue } from './catalogue.js'

const elus = (count: number): Node[] => Array.from({ length: count }, (_, index) => [`e${index}`, 'ELU'])

describe('readGraph', () => {
  it('reads nodes, wires, notes and meta', () => {
    const graph = graphOf(
      [
        ['in', 'Input'],
        ['out', 'ELU', { alpha: 2 }, { label: 'last', position: [3, 4] }],
      ],
      ['in.y > out.x'],
      {
        seed: 7,
        notes: [{ text: 'hello', position: [0, -5], size: [100, 20] }],
        meta: { title: 'a title', others: [1, { deep: true }] },
      },
    )
    expect(graph).toEqual({
      seed: 7,
      nodes: [
        { id: 'in', type: 'Input', typeVersion: 1, position: [0, 0], params: { shape: [4], dtype: 'float32' } },
        { id: 'out', type: 'ELU', typeVersion: 1, label: 'last', position: [3, 4], params: { alpha: 2 } },
      ],
      connections: [{ from: ['in', 'y'], to: ['out', 'x'] }],
      composites: {},
      notes: [{ text: 'hello', position: [0, -5], size: [100, 20] }],
      meta: { title: 'a title', others: [1, { deep: true }] },
    })
  })

  it('gives missing parameters their defaults, in the order of the definition', () => {
    const [node] = graphOf([['d', 'Dense', { useBias: false }]]).nodes
    expect(Object.entries(node!.params)).toEqual([
      ['units', 3],
      ['useBias', false],
      ['trainable', true],
      ['note', ''],
    ])
  })

  it('takes one number for a tuple as what it stands for', () => {
    expect(graphOf([['r', 'Repeat', { size: [1, 2, 3] }]]).nodes[0]?.params).toEqual({ size: [1, 2, 3] })
  })

  it('leaves HTML in labels, notes and parameters alone: it is text', () => {
    const html = '<img src=x onerror="alert(1)"></script>&amp;'
    const graph = graphOf([['d', 'Dense', { note: html }, { label: html }]])
    expect(graph.nodes[0]).toMatchObject({ label: html, params: { note: html } })
  })

  it('reads a value as it reads a text', () => {
    const given = file([['in', 'Input']])
    expect(readGraph(given, catalogue)).toEqual(readGraph(JSON.stringify(given), catalogue))
  })

  it('keeps a node of an unknown type with its wires', () => {
    const raw = { id: 'f', type: 'Frobnicate', typeVersion: 9, label: 'x', params: { a: [1, { b: 2 }] } }
    const graph = graphOf(
      [
        ['in', 'Input'],
        ['e', 'ELU'],
      ],
      ['in.y > f.left', 'f.any > e.x'],
      {
        nodes: [
          ...level([
            ['in', 'Input'],
            ['e', 'ELU'],
          ]).nodes,
          raw,
        ],
      },
    )
    expect(graph.nodes[2]).toEqual({ ...raw, position: [0, 0], unknown: raw })
    expect(graph.connections.length).toBe(2)
  })
})

describe('readGraph refuses', () => {
  it.each([
    ['', 'line 1, column 1: expected a JSON value, received the end of the text'],
    ['[]', 'the file: expected an object, received []'],
    ['{}', 'format: expected "rete-tfjs-graph", received nothing'],
    ['{"format": "other"}', 'format: expected "rete-tfjs-graph", received "other"'],
    ['{"format": "rete-tfjs-graph"}', 'version: expected a whole number of 1 or more, received nothing'],
    ['{"format": "rete-tfjs-graph", "version": 1}', 'nodes: expected a list, received nothing'],
    ['{"format": "rete-tfjs-graph", "version": 1.5}', 'version: expected a whole number of 1 or more, received 1.5'],
    ['{\n  "nodes": [}', 'nodes[0] (line 2, column 13): expected a JSON value, received "}"'],
    ['{"a": NaN}', 'a (line 1, column 7): expected a JSON value, received "NaN"'],
  ])('the text %j', (text, message) => {
    expect(refusals(text)).toEqual([message])
  })

  it('a newer version, as a problem of its own kind', () => {
    const { problems } = readGraph(JSON.stringify({ ...file([]), version: 2, unheardOf: true }), catalogue)
    expect(problems).toMatchObject([{ kind: 'version', at: 'version', expected: '1 or older', received: '2' }])
  })

  it('a newer version of a node', () => {
    const { problems } = readGraph(file([['e', 'ELU', { beta: 1 }, { typeVersion: 2 }]]), catalogue)
    expect(problems).toMatchObject([{ kind: 'version', node: 'e', at: 'nodes[0].typeVersion', received: '2' }])
  })

  it.each([
    [
      { unheardOf: 1 },
      'the file: expected no keys but format, version, seed, nodes, connections, composites, notes, meta, received "unheardOf"',
    ],
    [{ seed: -1 }, 'seed: expected a whole number from 0 to 4294967295, received -1'],
    [{ seed: 2 ** 32 }, 'seed: expected a whole number from 0 to 4294967295, received 4294967296'],
    [{ meta: [] }, 'meta: expected an object, received []'],
    [
      { notes: [{ text: 1, position: [0, 0], size: [1, 1] }] },
      'notes[0].text: expected a text of at most 100000 characters, received 1',
    ],
    [
      { notes: [{ text: '', position: [0, 0], size: [-1, 1] }] },
      'notes[0].size: expected two numbers from 0 to 1000000000, received [-1,1]',
    ],
    [{ connections: [{ from: ['in', 'y'] }] }, 'connections[0].to: expected [node, port], received nothing'],
    [
      { connections: [{ from: ['in', 'y'], to: ['in', 'x'], color: 'red' }] },
      'connections[0]: expected no keys but from, to, received "color"',
    ],
    [
      { connections: [{ from: ['in', 'y', 0], to: ['in', 'x'] }] },
      'connections[0].from: expected [node, port], received ["in","y",0]',
    ],
    [
      { composites: { 'a/b': level([]) } },
      'composites: expected a name of letters, digits, _ and -, from a letter or _, received "a/b"',
    ],
  ])('%j', (more, message) => {
    expect(refusals(file([['in', 'Input']], [], more))).toEqual([message])
  })

  const node = { id: 'a', type: 'ELU', position: [0, 0], params: {} }
  it.each([
    [
      { ...node, id: undefined },
      'nodes[0].id: expected a name of letters, digits, _ and -, from a letter or _, received nothing',
    ],
    [
      { ...node, id: 'a.b' },
      'nodes[0].id: expected a name of letters, digits, _ and -, from a letter or _, received "a.b"',
    ],
    [
      { ...node, id: '__proto__' },
      'nodes[0].id: expected a name of letters, digits, _ and -, from a letter or _, received "__proto__"',
    ],
    [{ ...node, type: '' }, 'a | nodes[0].type: expected the type of a node, received ""'],
    [{ ...node, typeVersion: 0 }, 'a | nodes[0].typeVersion: expected a whole number of 1 or more, received 0'],
    [
      { ...node, position: [0] },
      'a | nodes[0].position: expected two numbers from -1000000000 to 1000000000, received [0]',
    ],
    [
      { ...node, position: [0, 1e300] },
      'a | nodes[0].position: expected two numbers from -1000000000 to 1000000000, received [0,1e+300]',
    ],
    [{ ...node, label: 5 }, 'a | nodes[0].label: expected a text of at most 1000 characters, received 5'],
    [
      { ...node, colour: 'red' },
      'nodes[0]: expected no keys but id, type, typeVersion, label, position, params, weightsOf, composite, received "colour"',
    ],
    [{ ...node, params: null }, 'a | nodes[0].params: expected an object, received null'],
    [{ ...node, params: { alfa: 1 } }, 'a | nodes[0].params: expected no others than alpha, received "alfa"'],
    [{ ...node, params: { alpha: '1' } }, 'a | nodes[0].params.alpha: expected a number, received "1"'],
    [{ ...node, composite: 'c' }, 'a | nodes[0].composite: expected nothing on a node of type ELU, received "c"'],
    [
      { ...node, type: 'Dense', params: { units: 1e308 } },
      'a | nodes[0].params.units: expected a whole number of 1 or more, received 1e+308',
    ],
    [{ ...node, type: 'Composite', params: { a: 1 } }, 'a | nodes[0].params: expected no keys, received "a"'],
    [
      { ...node, type: 'Composite', composite: 'c' },
      'a | nodes[0].composite: expected a composite of the file, which has none, received "c"',
    ],
    ['ELU', 'nodes[0]: expected an object, received "ELU"'],
  ])('the node %j', (given, ...expected) => {
    const received = refusals(file([], [], { nodes: [given] }))
    expect(received[0]).toBe(expected[0])
  })

  it('every problem of a file at once, at most a hundred', () => {
    const bad = file(
      [
        ['a', 'ELU', { alpha: 'x' }],
        ['b', 'Dense', { units: 0 }],
        ['b', 'ELU'],
      ],
      ['x.y > a.x'],
    )
    expect(refusals(bad)).toEqual([
      'a | nodes[0].params.alpha: expected a number, received "x"',
      'b | nodes[1].params.units: expected a whole number of 1 or more, received 0',
    ])
    const nodes = Array.from({ length: 5000 }, (_, index): Node => [`n${index}`, 'ELU', { alpha: null }])
    expect(refusals(file(nodes)).length).toBe(100)
  })

  it('duplicate ids', () => {
    const { problems } = readGraph(
      file([
        ['a', 'ELU'],
        ['a', 'ELU'],
      ]),
      catalogue,
    )
    expect(problems).toMatchObject([{ kind: 'reference' }])
    expect(messages(problems ?? [])).toEqual([
      'a | nodes[1].id: expected each id once, received "a", taken by nodes[0]',
    ])
  })

  it.each([
    ['b.y > a.x', 'connections[0].from[0]: expected the id of a node, received "b"'],
    ['in.y > b.x', 'connections[0].to[0]: expected the id of a node, received "b"'],
    ['in.z > a.x', 'in | connections[0].from[1]: expected an output of Input: y, received "z"'],
    ['in.y > a.y', 'a | connections[0].to[1]: expected an input of ELU: x, received "y"'],
    ['in.y > in.x', 'in | connections[0].to[1]: expected no wire: Input has no inputs, received "x"'],
    ['in.y > sum.x', 'sum | connections[0].to[1]: expected an input of Add: x1, x2, ..., received "x"'],
    ['in.y > sum.x0', 'sum | connections[0].to[1]: expected an input of Add: x1, x2, ..., received "x0"'],
    ['in.y > sum.x1000', 'sum | connections[0].to[1]: expected an input of Add: x1, x2, ..., received "x1000"'],
  ])('the dangling wire %s', (wire, message) => {
    expect(
      refusals(
        file(
          [
            ['in', 'Input'],
            ['a', 'ELU'],
            ['sum', 'Add'],
          ],
          [wire],
        ),
      ),
    ).toEqual([message])
  })

  it('two wires into one input', () => {
    expect(
      refusals(
        file(
          [
            ['in', 'Input'],
            ['a', 'ELU'],
          ],
          ['in.y > a.x', 'in.y > a.x'],
        ),
      ),
    ).toEqual(['a | connections[1].to: expected one wire into an input, received a second into a.x'])
  })

  it('cycles', () => {
    const nodes: Node[] = [
      ['a', 'ELU'],
      ['b', 'ELU'],
      ['c', 'ELU'],
    ]
    const { problems } = readGraph(file(nodes, ['a.y > b.x', 'b.y > c.x', 'c.y > a.x']), catalogue)
    expect(problems).toMatchObject([{ kind: 'cycle', at: 'connections', received: 'a → b → c → a' }])
    expect(refusals(file(nodes, ['a.y > a.x']))).toEqual(['a | connections: expected no cycle, received a → a'])
  })

  it('composites that contain themselves', () => {
    const composite = (inner: string) => level([['n', 'Composite', {}, { composite: inner }]])
    const { problems } = readGraph(file([], [], { composites: { a: composite('b'), b: composite('a') } }), catalogue)
    expect(problems).toMatchObject([{ kind: 'cycle', at: 'composites.a', received: 'a in b in a' }])
  })

  it('a composite whose ports lead nowhere, or to an input that is wired inside', () => {
    const inside = level(
      [
        ['a', 'ELU'],
        ['b', 'ELU'],
      ],
      ['a.y > b.x'],
    )
    const composites = { c: { ...inside, inputs: { x: ['b', 'x'], z: ['q', 'x'] }, outputs: { y: ['b', 'z'] } } }
    expect(refusals(file([], [], { composites }))).toEqual([
      'composites.c.inputs.x: expected an input that nothing else feeds, received b.x',
      'composites.c.inputs.z[0]: expected the id of a node, received "q"',
      'b | composites.c.outputs.y[1]: expected an output of ELU: y, received "z"',
    ])
  })

  it('wires to ports that a composite does not have', () => {
    const composites = { c: { ...level([['a', 'ELU']]), inputs: { x: ['a', 'x'] }, outputs: {} } }
    const nodes: Node[] = [
      ['in', 'Input'],
      ['c1', 'Composite', {}, { composite: 'c' }],
    ]
    expect(refusals(file(nodes, ['in.y > c1.x'], { composites }))).toEqual([])
    expect(refusals(file(nodes, ['in.y > c1.z'], { composites }))).toEqual([
      'c1 | connections[0].to[1]: expected an input of c: x, received "z"',
    ])
  })
})

describe('readGraph refuses hostile files', () => {
  it.each(['{"__proto__": 1}', '{"format": {"a": {"__proto__": {}}}}', '{"\\u005f_proto__": 1}', '{"constructor": 1}'])(
    '%s',
    (text) => {
      expect(refusals(text)[0]).toMatch(/expected another key, received/)
      expect(Object.prototype).not.toHaveProperty('polluted')
    },
  )

  it('a value with keys that reach a prototype, as no text could hold', () => {
    const given: unknown = JSON.parse(
      '{"format": "rete-tfjs-graph", "version": 1, "nodes": [], "meta": {"__proto__": 1}}',
    )
    expect(messages(readGraph(given, catalogue).problems ?? [])).toEqual([
      'meta: expected another key, received "__proto__"',
    ])
  })

  it.each([
    [NaN, 'meta.a: expected a finite number, received NaN'],
    [-Infinity, 'meta.a: expected a finite number, received -Infinity'],
    [undefined, 'meta.a: expected a JSON value, received nothing'],
    [() => 1, 'meta.a: expected a JSON value, received function'],
    [10n, 'meta.a: expected a JSON value, received bigint'],
    [new Map(), 'meta.a: expected a plain object, received [object Map]'],
    [[1, undefined], 'meta.a[1]: expected a JSON value, received nothing'],
  ])('a value that holds %s', (a, message) => {
    expect(messages(readGraph(file([], [], { meta: { a } }), catalogue).problems ?? [])).toEqual([message])
  })

  it('a value that contains itself', () => {
    const meta: Record<string, unknown> = {}
    meta['self'] = meta
    expect(messages(readGraph(file([], [], { meta }), catalogue).problems ?? [])[0]).toMatch(/nesting of at most 100/)
  })

  it('100 MB of text', () => {
    expect(refusals(`{"format": "${'x'.repeat(100 * 1024 * 1024)}"}`)).toEqual([
      'the text: expected at most 67108864 bytes, received a larger text',
    ])
  })

  it('deep nesting', () => {
    const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(refusals(deep(1_000_000))[0]).toMatch(/expected nesting of at most 100, received 101/)
    const meta: unknown = JSON.parse(deep(5000))
    expect(messages(readGraph(file([], [], { meta: { a: meta } }), catalogue).problems ?? [])[0]).toMatch(
      /expected nesting of at most 100, received 101/,
    )
  })

  it('more nodes than are allowed, counted before any is looked at', () => {
    expect(refusals(file(elus(300_000)))).toEqual(['nodes: expected at most 200000 in all, received 300000'])
    // Ten million, all the same: none of them is looked at, or the duplicate ids would be the problem.
    const [one] = level([['a', 'ELU']]).nodes
    const nodes = Array<unknown>(200_001).fill(one)
    const composites = { c: { nodes, connections: [] } }
    expect(refusals(file([], [], { composites }))).toEqual(['nodes: expected at most 200000 in all, received 200001'])
  })

  it('a file that fits but expands to more nodes than are allowed', () => {
    const composites = Object.fromEntries(
      Array.from({ length: 40 }, (_, depth) => {
        const inner = { composite: `c${depth + 1}` }
        return [
          `c${depth}`,
          level(
            depth === 39
              ? elus(2)
              : [
                  ['a', 'Composite', {}, inner],
                  ['b', 'Composite', {}, inner],
                ],
          ),
        ]
      }),
    )
    const { problems } = readGraph(file([['x', 'Composite', {}, { composite: 'c0' }]], [], { composites }), catalogue)
    expect(problems).toMatchObject([{ kind: 'size', at: 'nodes', received: String(2 ** 40) }])
  })

  it('composites that stand too deep in each other', () => {
    const composites = Object.fromEntries(
      Array.from({ length: 60 }, (_, depth) => [
        `c${depth}`,
        level([depth === 59 ? ['e', 'ELU'] : ['a', 'Composite', {}, { composite: `c${depth + 1}` }]]),
      ]),
    )
    const { problems } = readGraph(file([['x', 'Composite', {}, { composite: 'c0' }]], [], { composites }), catalogue)
    expect(problems).toMatchObject([
      { kind: 'size', at: 'composites', expected: 'nesting of at most 50', received: '60' },
    ])
  })

  it('a file that ends early, at whichever character', () => {
    const text = JSON.stringify(file([['in', 'Input', { shape: [8, null] }]], [], { meta: { title: 'é𝄞"\\' } }))
    for (let length = 0; length < text.length; length++) {
      const { graph, problems } = readGraph(text.slice(0, length), catalogue)
      expect(graph).toBeUndefined()
      expect(problems?.length).toBe(1)
    }
    expect(readGraph(text, catalogue).graph).toBeDefined()
  })
})

describe('readGraph takes large graphs', () => {
  it('a chain of 100,000 nodes', () => {
    const wires = Array.from({ length: 99_999 }, (_, index) => `e${index}.y > e${index + 1}.x`)
    expect(graphOf(elus(100_000), wires).nodes.length).toBe(100_000)
  })
})
