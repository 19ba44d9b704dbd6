import { describe, expect, it } from 'vitest'
import { expandGraph, type FlatGraph } from '../../src/graph/expand.js'
import type { Graph } from '../../src/graph/graph.js'
import { graphOf, level, type Node } from './build.js'

function expand(graph: Graph): FlatGraph {
  const expanded = expandGraph(graph)
  if ('problem' in expanded) throw new Error(expanded.problem.received)
  return expanded.flat
}

const wires = ({ connections }: FlatGraph) => connections.map(({ from, to }) => `${from.join('.')} > ${to.join('.')}`)
const use = (composite: string, more: object = {}) => ['Composite', {}, { composite, ...more }] as const

const encoder = {
  ...level(
    [
      ['d1', 'Dense'],
      ['d2', 'Dense', {}, { weightsOf: 'd1' }],
    ],
    ['d1.y > d2.x'],
  ),
  inputs: { x: ['d1', 'x'] },
  outputs: { code: ['d2', 'y'], first: ['d1', 'y'] },
}
const outer = {
  ...level(
    [
      ['e', ...use('encoder')],
      ['act', 'ELU'],
    ] as Node[],
    ['e.code > act.x'],
  ),
  inputs: { x: ['e', 'x'] },
  outputs: { y: ['act', 'y'], first: ['e', 'first'] },
}

describe('expandGraph', () => {
  it('gives a graph without composites as it is', () => {
    const flat = expand(
      graphOf(
        [
          ['in', 'Input'],
          ['e', 'ELU'],
        ],
        ['in.y > e.x'],
      ),
    )
    expect(flat.nodes.map(({ path, weightPath }) => [path, weightPath])).toEqual([
      ['in', 'in'],
      ['e', 'e'],
    ])
    expect(wires(flat)).toEqual(['in.y > e.x'])
    expect(flat.composites).toEqual([])
  })

  it('puts nodes of nested composites in their place, named by paths', () => {
    const graph = graphOf(
      [
        ['in', 'Input'],
        ['o', ...use('outer')],
        ['out', 'Output'],
      ] as Node[],
      ['in.y > o.x', 'o.first > out.x'],
      { composites: { encoder, outer } },
    )
    const flat = expand(graph)
    expect(flat.nodes.map(({ path }) => path)).toEqual(['in', 'o/e/d1', 'o/e/d2', 'o/act', 'out'])
    expect(wires(flat).sort()).toEqual([
      'in.y > o/e/d1.x',
      'o/e/d1.y > o/e/d2.x',
      'o/e/d1.y > out.x',
      'o/e/d2.y > o/act.x',
    ])
    expect(flat.composites.map(({ path, outputs }) => [path, outputs])).toEqual([
      ['o', { y: ['o/act', 'y'], first: ['o/e/d1', 'y'] }],
      ['o/e', { code: ['o/e/d2', 'y'], first: ['o/e/d1', 'y'] }],
    ])
  })

  it('gives each use weights of its own, or with weightsOf those of the other use', () => {
    const graph = graphOf(
      [
        ['a', ...use('outer')],
        ['b', ...use('outer')],
        ['c', ...use('outer', { weightsOf: 'a' })],
      ] as Node[],
      [],
      { composites: { encoder, outer } },
    )
    const weightPaths = Object.fromEntries(expand(graph).nodes.map(({ path, weightPath }) => [path, weightPath]))
    expect(weightPaths).toEqual({
      'a/e/d1': 'a/e/d1',
      'a/e/d2': 'a/e/d1',
      'a/act': 'a/act',
      'b/e/d1': 'b/e/d1',
      'b/e/d2': 'b/e/d1',
      'b/act': 'b/act',
      'c/e/d1': 'a/e/d1',
      'c/e/d2': 'a/e/d1',
      'c/act': 'a/act',
    })
  })

  it('refuses composites that contain themselves, and says where', () => {
    const graph = graphOf([])
    const recursive: Graph = {
      ...graph,
      composites: {
        a: {
          label: '',
          notes: [],
          connections: [],
          inputs: {},
          outputs: {},
          nodes: [{ id: 'n', type: 'Composite', typeVersion: 1, position: [0, 0], params: {}, composite: 'a' }],
        },
      },
    }
    expect(expandGraph(recursive)).toMatchObject({ problem: { kind: 'cycle', at: 'composites.a', received: 'a in a' } })
  })

  it('leaves out wires that lead nowhere, and keeps the use of a composite that is not there', () => {
    const graph = graphOf(
      [
        ['in', 'Input'],
        ['o', ...use('outer')],
      ] as Node[],
      ['in.y > o.x'],
      { composites: { encoder, outer } },
    )
    const flat = expand({ ...graph, composites: {} })
    expect(flat.nodes.map(({ path }) => path)).toEqual(['in', 'o'])
    const wire = { from: ['gone', 'y'], to: ['in', 'x'] } as const
    expect(wires(expand({ ...graph, connections: [wire] }))).not.toContain('gone.y > in.x')
  })
})
