import { describe, expect, it } from 'vitest'
import { readGraph } from '../../src/graph/read.js'
import { file, level, type Node, refusals } from './build.js'
import { catalogue } from './catalogue.js'

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
})
