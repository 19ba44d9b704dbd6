import { describe, expect, it } from 'vitest'
import { graphOf, type Node } from './build.js'
import { check, checkOf, problemsOf } from './checking.js'

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
