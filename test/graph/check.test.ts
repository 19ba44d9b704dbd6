import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/graph/check.js'
import type { Graph } from '../../src/graph/graph.js'
import { graphOf, type Node } from './build.js'
import { catalogue } from './catalogue.js'
import { check, checkOf, shapeOf } from './checking.js'

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
